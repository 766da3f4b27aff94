package anb.media;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A node does so many of a thing at once, and for one person one: whose files are slow waits behind themselves. */
public final class Turns {

    private final Semaphore all;
    private final Map<UUID, Own> people = new ConcurrentHashMap<>();
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

    /** @param calls that have a turn or wait for one: with the last of them a person is forgotten */
    private record Own(Semaphore free, int calls) {

        static Own first() {
            return new Own(new Semaphore(1, true), 1);
        }

        Own plus(int more) {
            return new Own(free, calls + more);
        }
    }

    /**
     * Waits for a turn.
     *
     * @param person whose it is
     * @return empty when there was none in time
     */
    public Optional<Turn> take(UUID person) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var own = enter(person);
        boolean both = false;
        try {
            both = both(own, end);
        } finally {
            if (!both) {
                leave(person);
            }
        }
        Turn turn = () -> {
            all.release();
            own.release();
            leave(person);
        };
        return both ? Optional.of(turn) : Optional.empty();
    }

    /** Who has a turn or waits for one. */
    int people() {
        return people.size();
    }

    private Semaphore enter(UUID person) {
        var own = people.compute(person, (id, known) -> known == null ? Own.first() : known.plus(1));
        return Objects.requireNonNull(own).free();
    }

    private void leave(UUID person) {
        people.computeIfPresent(person, (id, own) -> own.calls() == 1 ? null : own.plus(-1));
    }

    /** One's own first: who waits for that is in nobody's way. */
    private boolean both(Semaphore own, long end) throws InterruptedException {
        if (!taken(own, end)) {
            return false;
        }
        boolean both = false;
        try {
            both = taken(all, end);
        } finally {
            if (!both) {
                own.release();
            }
        }
        return both;
    }

    private static boolean taken(Semaphore turns, long end) throws InterruptedException {
        return turns.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
