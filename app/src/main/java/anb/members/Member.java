package anb.members;

import anb.accounts.AccountId;
import anb.accounts.Consent;
import anb.paging.PageToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as an organiser sees it.
 *
 * @param role as the database spells it
 * @param videos whatever became of them
 * @param guardian who permits it, of who signed up as a minor
 */
public record Member(
        AccountId id,
        String firstName,
        String lastName,
        String email,
        String city,
        String country,
        String role,
        long videos,
        Instant since,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason,
        Consent.@Nullable Guardian guardian) {

    public String username() {
        return firstName + " " + lastName;
    }

    public boolean suspended() {
        return suspendedAt != null;
    }

    /** What the page behind this one is asked for by. */
    public String token() {
        return PageToken.of(id.value());
    }
}
