package anb.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A child of this process that is started again when it ends by itself: after a second, or later and later while it
 * keeps ending soon.
 *
 * <p>Children that the {@link Host} ends with this process end with the <em>thread</em> that started them. So one thread
 * starts this child each time, and lives as long as it.
 */
public final class SupervisedProcess {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1), LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Whoever ran as long as this did not end because of how it was started. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ProcessBuilder builder;
    private final Watcher watcher;
    private final CompletableFuture<Process> first = new CompletableFuture<>();
    private volatile Process process;
    private volatile boolean stopping;

    /** Is told, on the thread that starts the child. */
    public interface Watcher {

        /** It runs. */
        void started(Process process) throws IOException;

        /**
         * It ended, and nobody had asked it to.
         *
         * @return whether to start it again
         */
        boolean ended(Process process);
    }

    private SupervisedProcess(ProcessBuilder builder, Watcher watcher) {
        this.builder = builder;
        this.watcher = watcher;
        Thread.ofPlatform()
                .name("keeps " + builder.command().getLast())
                .daemon()
                .start(this::keep);
        try {
            this.process = first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while a program was starting.", e);
        } catch (ExecutionException e) {
            throw new EmbeddedFailure(
                    "%s cannot be started (%s).".formatted(builder.command().getFirst(), e.getCause()), e);
        }
    }

    /**
     * Starts it.
     *
     * @throws EmbeddedFailure when there is no such program
     */
    public static SupervisedProcess start(ProcessBuilder builder, Watcher watcher) {
        return new SupervisedProcess(builder, watcher);
    }

    /** The child as it runs now, or as it last ran. */
    public Process process() {
        return process;
    }

    /** From here on its end is its end. */
    public void leaveEnded() {
        stopping = true;
    }

    private void keep() {
        var pause = FIRST_PAUSE;
        try {
            while (!stopping) {
                var began = System.nanoTime();
                process = builder.start();
                watcher.started(process);
                first.complete(process);
                process.waitFor();
                if (stopping || !watcher.ended(process)) {
                    return;
                }
                var ranLong = System.nanoTime() - began > LONG.toNanos();
                pause = ranLong ? FIRST_PAUSE : pause;
                Thread.sleep(pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        } catch (IOException e) {
            if (!first.completeExceptionally(e)) {
                throw new EmbeddedFailure(
                        "%s cannot be started again (%s)."
                                .formatted(builder.command().getFirst(), e),
                        e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
