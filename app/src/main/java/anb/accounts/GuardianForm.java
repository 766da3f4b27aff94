package anb.accounts;

import org.jspecify.annotations.Nullable;

/** What somebody who is a minor tells of the parent or guardian who permits it. As loose as {@link SignUpForm}, for the same reason. */
public record GuardianForm(@Nullable Object name, @Nullable Object email) {}
