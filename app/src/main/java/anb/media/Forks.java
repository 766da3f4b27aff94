package anb.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes, all from one thread that lives as long as this JVM. The kernel's parent-death signal
 * ({@code prctl(2)}, PR_SET_PDEATHSIG) fires when the <em>thread</em> that forked ends, so a worker's own thread would
 * take its child with it, and a child started by this one dies exactly when the JVM does, even by {@code kill -9}.
 */
final class Forks {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("forks").factory());

    private Forks() {}

    /** Starts one. @throws IOException when the program cannot be started */
    static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        var forked = CompletableFuture.supplyAsync(() -> fork(builder), THREAD);
        try {
            return forked.get();
        } catch (InterruptedException interrupted) {
            THREAD.execute(() -> forked.thenAccept(Process::destroyForcibly).join());
            throw interrupted;
        } catch (ExecutionException failed) {
            throw new IOException("cannot start " + builder.command().getFirst(), failed.getCause());
        }
    }

    private static Process fork(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
