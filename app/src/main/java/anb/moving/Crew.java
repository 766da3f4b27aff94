package anb.moving;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Does the same with many things, some at once. The first failure is the caller's, and nothing more is begun behind it. */
public final class Crew {

    private static final int AT_ONCE = 8;

    private Crew() {}

    /** Returns when all are done. */
    public static <T> void each(List<T> things, Consumer<T> work) {
        each(things, AT_ONCE, work);
    }

    /** The same, at most so many at once. */
    public static <T> void each(List<T> things, int atOnce, Consumer<T> work) {
        var failed = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var results = things.stream()
                    .map(thing -> threads.submit(() -> {
                        if (!failed.get()) {
                            attempt(thing, work, failed);
                        }
                    }))
                    .toList();
            results.forEach(Crew::end);
        }
    }

    private static <T> void attempt(T thing, Consumer<T> work, AtomicBoolean failed) {
        boolean done = false;
        try {
            work.accept(thing);
            done = true;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
    }

    private static void end(Future<?> result) {
        try {
            result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("Interrupted. Say the same again to go on.", e);
        }
    }
}
