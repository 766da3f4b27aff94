package anb.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** After a failure only one caller every two seconds finds out whether it works again; the others need not wait for it. */
class Breaker {

    private static final Duration REST = Duration.ofSeconds(2);

    private final InstantSource clock;
    private boolean open;
    private Instant nextTry = Instant.MIN;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mayTry() {
        if (!open) {
            return true;
        }
        if (clock.instant().isBefore(nextTry)) {
            return false;
        }
        nextTry = clock.instant().plus(REST);
        return true;
    }

    /** True from a failure until somebody tries again and it works. */
    synchronized boolean open() {
        return open;
    }

    synchronized void worked() {
        open = false;
    }

    /** True for the first failure of a row. */
    synchronized boolean failed() {
        var first = !open;
        open = true;
        nextTry = clock.instant().plus(REST);
        return first;
    }
}
