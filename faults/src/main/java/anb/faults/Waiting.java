package anb.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits for what must come true. */
final class Waiting {

    private static final long LOOK_MILLIS = 5;

    private Waiting() {}

    /** A condition that may fail while something is broken. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Returns how long it took.
     *
     * @throws IllegalStateException when it did not come true in time
     */
    static Duration until(String what, Duration patience, Condition condition) throws InterruptedException {
        var began = System.nanoTime();
        @Nullable Exception last = null;
        while (System.nanoTime() - began < patience.toNanos()) {
            try {
                if (condition.holds()) {
                    return Duration.ofNanos(System.nanoTime() - began);
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("not within %d s: %s".formatted(patience.toSeconds(), what), last);
    }
}
