package anb.media;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A node does so many of a thing at once, and for one person one: whose files are slow waits behind themselves. */
public final class Turns {

    private final Semaphore all;
    private final OwnTurns owns = new OwnTurns(1, Integer.MAX_VALUE - 1);
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
     * Waits for a turn: one's own first, as who waits for that is in nobody's way.
     *
     * @param person whose it is
     * @return empty when there was none in time
     */
    public Optional<Turn> take(UUID person) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var own = owns.take(person, patience).orElse(null);
        if (own == null) {
            return Optional.empty();
        }
        boolean both = false;
        try {
            both = all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            if (!both) {
                own.close();
            }
        }
        Turn turn = () -> {
            all.release();
            own.close();
        };
        return both ? Optional.of(turn) : Optional.empty();
    }

    /** Who has a turn or waits for one. */
    int people() {
        return owns.people();
    }
}
