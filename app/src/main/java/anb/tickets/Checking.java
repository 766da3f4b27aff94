package anb.tickets;

import anb.accounts.AccountId;
import anb.media.Containers;
import anb.media.Inspection;
import anb.media.Turns;
import anb.media.Verdict;
import anb.problem.Problem;
import anb.storage.ObjectStore;
import anb.storage.PinnedObject;
import anb.storage.Scratch;
import anb.storage.Sha256;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks at a stored file as the form looks at one that arrives: fetched to a private place first, since a program that
 * is shown a URL may be led elsewhere by what it reads there. At most so many at once, and of one player one; further
 * callers wait, but not for long.
 */
@Component
class Checking {

    /** Half of what a look waits for: this comes before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectStore store;
    private final Scratch scratch;
    private final Inspection inspection;
    private final Turns turns;

    @Autowired
    Checking(ObjectStore store, Scratch scratch, Inspection inspection, TicketSettings settings) {
        this(store, scratch, inspection, new Turns(settings.fetchesAtOnce(), PATIENCE));
    }

    Checking(ObjectStore store, Scratch scratch, Inspection inspection, Turns turns) {
        this.store = store;
        this.scratch = scratch;
        this.inspection = inspection;
        this.turns = turns;
    }

    /** What was found, and the digest of the bytes it was found in. */
    record Checked(Verdict verdict, String sha256) {}

    /** Fetches and judges just this object. @throws Problem there was no turn for it in time */
    Checked check(PinnedObject object, AccountId player) {
        try (var _ = turn(object, player);
                var folder = scratch.open("upload")) {
            var file = folder.file("original");
            store.get(object, file);
            var verdict = inspection.inspect(file, object.sizeBytes(), Containers.MP4_AND_QUICKTIME, player.value());
            return new Checked(verdict, Sha256.of(file));
        }
    }

    private Turns.Turn turn(PinnedObject object, AccountId player) {
        try {
            return turns.take(player.value()).orElseThrow(() -> noTurn(object));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to look at " + object.key());
        }
    }

    private static Problem noTurn(PinnedObject object) {
        return Inspection.undecided(object.sizeBytes(), "there was no turn to fetch it")
                .problem();
    }
}
