package anb.tickets;

import anb.accounts.AccountId;
import anb.editions.EditionId;
import anb.media.Verdict.Refused;
import anb.problem.Problem;
import anb.storage.ObjectKey;
import anb.storage.PinnedObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its row says.
 *
 * @param edition the one that was current when it was opened: the video will belong to it
 * @param storeUpload what the store calls the upload of its parts
 * @param object what was made of the parts; null until then
 * @param refusal why no video was made of it
 */
record Ticket(
        TicketId id,
        EditionId edition,
        AccountId player,
        Announced announced,
        Parts parts,
        String storeUpload,
        Instant createdAt,
        Instant expiresAt,
        TicketState state,
        @Nullable PinnedObject object,
        @Nullable Refused refusal) {

    /** Where its bytes lie. */
    ObjectKey key() {
        return id.key();
    }

    /** The refusal, as it was worded the first time. @throws IllegalStateException when it was not refused */
    Problem problem() {
        if (refusal == null) {
            throw new IllegalStateException("upload " + id + " was not refused");
        }
        return problem(refusal);
    }

    /** The codes and remedies of the form. */
    static Problem problem(Refused refusal) {
        return new Problem(refusal.code(), refusal.arguments().toArray());
    }
}
