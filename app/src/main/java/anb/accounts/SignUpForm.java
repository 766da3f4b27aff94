package anb.accounts;

import org.jspecify.annotations.Nullable;

/** What a client sends to sign up. The types are as loose as JSON, so that a wrong one is named with all other mistakes. */
public record SignUpForm(
        @Nullable Object firstName,
        @Nullable Object lastName,
        @Nullable Object email,
        @Nullable Object password1,
        @Nullable Object password2,
        @Nullable Object city,
        @Nullable Object country) {}
