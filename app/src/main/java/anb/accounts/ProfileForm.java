package anb.accounts;

import org.jspecify.annotations.Nullable;

/** What a client sends to change what is known of them: what is absent stays. As loose as {@link SignUpForm}, for the same reason. */
public record ProfileForm(
        @Nullable Object firstName,
        @Nullable Object lastName,
        @Nullable Object city,
        @Nullable Object country) {}
