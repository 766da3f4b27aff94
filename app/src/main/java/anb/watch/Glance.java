package anb.watch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A look at something that costs, shared by all gauges that show a part of it: repeated at most every five seconds,
 * however often they are read, and waited for at most one, so that a scrape has an answer while the database has none.
 */
public final class Glance<T> {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<T> look;
    private @Nullable CompletableFuture<T> latest;
    private long began;

    public Glance(Supplier<T> look) {
        this.look = look;
    }

    /** What a gauge shows of it; not a number while looking fails or takes too long. */
    public double read(ToDoubleFunction<T> part) {
        try {
            var now = now();
            return part.applyAsDouble(now.get(patience(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException away) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    private synchronized CompletableFuture<T> now() {
        var now = latest;
        if (now == null || (now.isDone() && System.nanoTime() - began > FRESH_NANOS)) {
            began = System.nanoTime();
            now = CompletableFuture.supplyAsync(look, Thread::startVirtualThread);
            latest = now;
        }
        return now;
    }

    /** Counted from the beginning of the look: the second gauge of a scrape does not wait once more. */
    private synchronized long patience() {
        return Math.max(0, began + PATIENCE_NANOS - System.nanoTime());
    }
}
