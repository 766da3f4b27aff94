package anb.media;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A node does so many of a thing at once for one person; nobody is in another's way. */
public final class OwnTurns {

    private final Map<UUID, Own> people = new ConcurrentHashMap<>();
    private final int atOnce;
    private final int mostCalls;

    /**
     * @param atOnce of each person
     * @param mostWaiting of each person, besides: more are sent away at once
     */
    public OwnTurns(int atOnce, int mostWaiting) {
        this.atOnce = atOnce;
        this.mostCalls = atOnce + mostWaiting;
    }

    /** @param calls that have a turn or wait for one: with the last of them a person is forgotten */
    private record Own(Semaphore free, int calls) {

        Own plus(int more) {
            return new Own(free, calls + more);
        }
    }

    /**
     * Waits for a turn.
     *
     * @param person whose it is
     * @param patience how long they wait at most
     * @return empty when there was none in time, or too many wait already
     */
    public Optional<Turns.Turn> take(UUID person, Duration patience) throws InterruptedException {
        var own = enter(person);
        boolean taken = false;
        try {
            taken = own.calls() <= mostCalls && own.free().tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                leave(person);
            }
        }
        Turns.Turn turn = () -> {
            own.free().release();
            leave(person);
        };
        return taken ? Optional.of(turn) : Optional.empty();
    }

    /** Who has a turn or waits for one. */
    int people() {
        return people.size();
    }

    private Own enter(UUID person) {
        return Objects.requireNonNull(people.compute(
                person, (id, known) -> known == null ? new Own(new Semaphore(atOnce, true), 1) : known.plus(1)));
    }

    private void leave(UUID person) {
        people.computeIfPresent(person, (id, own) -> own.calls() == 1 ? null : own.plus(-1));
    }
}
