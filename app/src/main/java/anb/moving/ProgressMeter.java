package anb.moving;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Says every few seconds how far long work has come. */
final class ProgressMeter {

    private static final long EVERY = Duration.ofSeconds(3).toNanos();

    private final Consumer<String> say;
    private final String what;
    private final long total;
    private final long began = System.nanoTime();
    private long said = began;
    private long done;

    ProgressMeter(Consumer<String> say, String what, long total) {
        this.say = say;
        this.what = what;
        this.total = total;
    }

    /** So many more are done. */
    void add(long more) {
        done += more;
        long now = System.nanoTime();
        if (now - said >= EVERY || done == total) {
            said = now;
            say.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d, %d s",
                    what,
                    done,
                    total,
                    Duration.ofNanos(now - began).toSeconds()));
        }
    }
}
