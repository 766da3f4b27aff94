package anb.media;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node does so many of a thing at once, and for one person one: whose files are slow waits behind themselves. */
public final class Turns {

    /** Whoever shares one by chance waits a little longer. */
    private static final int PEOPLE = 256;

    private final Semaphore all;
    private final Semaphore[] own =
            Stream.generate(() -> new Semaphore(1, true)).limit(PEOPLE).toArray(Semaphore[]::new);
    private final Duration patience;

    /**
     * @param atOnce for everybody together
     * @param patience how long somebody waits at most
     */
    public Turns(int atOnce, Duration patience) {
        this.all = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Held until it is closed. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits for a turn.
     *
     * @param person whose it is; null where it is nobody's: then only the turns of all count
     * @return empty when there was none in time
     */
    public Optional<Turn> take(@Nullable UUID person) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        if (person == null) {
            Turn turn = all::release;
            return taken(all, end) ? Optional.of(turn) : Optional.empty();
        }
        var mine = own[Math.floorMod(person.hashCode(), PEOPLE)];
        if (!taken(mine, end)) {
            return Optional.empty();
        }
        boolean both = false;
        try {
            both = taken(all, end);
        } finally {
            if (!both) {
                mine.release();
            }
        }
        Turn turn = () -> {
            all.release();
            mine.release();
        };
        return both ? Optional.of(turn) : Optional.empty();
    }

    private static boolean taken(Semaphore turns, long end) throws InterruptedException {
        return turns.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
