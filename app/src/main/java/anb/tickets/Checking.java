package anb.tickets;

import anb.media.Containers;
import anb.media.Inspection;
import anb.media.Verdict;
import anb.storage.ObjectStore;
import anb.storage.PinnedObject;
import anb.storage.Scratch;
import anb.uploads.Sha256;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Looks at a stored file as the form looks at one that arrives: fetched to a private place first, since a program that
 * is shown a URL may be led elsewhere by what it reads there. At most so many at once; further callers wait.
 */
@Component
class Checking {

    private final ObjectStore store;
    private final Scratch scratch;
    private final Inspection inspection;
    private final Semaphore turns;

    Checking(ObjectStore store, Scratch scratch, Inspection inspection, TicketSettings settings) {
        this.store = store;
        this.scratch = scratch;
        this.inspection = inspection;
        this.turns = new Semaphore(settings.fetchesAtOnce(), true);
    }

    /** What was found, and the digest of the bytes it was found in. */
    record Checked(Verdict verdict, String sha256) {}

    /** Fetches and judges just this object. */
    Checked check(PinnedObject object) {
        try {
            turns.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to look at " + object.key());
        }
        try (var folder = scratch.open("upload")) {
            var file = folder.file("original");
            store.get(object, file);
            return new Checked(
                    inspection.inspect(file, object.sizeBytes(), Containers.MP4_AND_QUICKTIME), Sha256.of(file));
        } finally {
            turns.release();
        }
    }
}
