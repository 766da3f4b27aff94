package anb.members;

import anb.accounts.AccountId;
import anb.paging.PageToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as an organiser sees it.
 *
 * @param role as the database spells it
 * @param videos whatever became of them
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
        @Nullable String suspendedReason) {

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
