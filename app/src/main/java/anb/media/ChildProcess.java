package anb.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A process we started. Both its pipes are drained all the time, so it never blocks on a full one, and nothing of its
 * tree outlives {@link #await}.
 */
final class ChildProcess {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int KILL_ROUNDS = 5;

    private final Process process;
    private final List<Thread> drains;
    private Duration computed = Duration.ZERO;

    private ChildProcess(Process process, List<Thread> drains) {
        this.process = process;
        this.drains = drains;
    }

    /**
     * Starts it with an environment of only what is given and nothing to read.
     *
     * @throws IOException when the program cannot be started
     */
    static ChildProcess start(List<String> command, Map<String, String> environment, Sink output, Sink log)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = Forks.start(builder);
        return new ChildProcess(
                process, List.of(drain(process.getInputStream(), output), drain(process.getErrorStream(), log)));
    }

    /**
     * Waits for its end; when the calling thread is interrupted, kills it with its tree.
     *
     * @param overdue asked several times a second; an answer that is not empty says why it must be killed
     * @return that answer, or the empty string when it ended by itself
     */
    String await(Supplier<String> overdue) throws InterruptedException {
        try {
            while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                computed = process.info().totalCpuDuration().orElse(computed);
                var why = overdue.get();
                if (!why.isEmpty()) {
                    return why;
                }
            }
            return "";
        } finally {
            killTree();
            lastWords();
        }
    }

    /** Processor time it has used, as {@link #await} saw it last; zero where the host does not tell. */
    Duration computed() {
        return computed;
    }

    /** Only after {@link #await} returned the empty string. */
    int exitCode() {
        return process.exitValue();
    }

    /** The parent first, so that it starts no more; again for what was started meanwhile. */
    private void killTree() {
        for (int round = 0; round < KILL_ROUNDS; round++) {
            var tree = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .filter(ChildProcess::runs)
                    .toList();
            if (tree.isEmpty()) {
                return;
            }
            tree.forEach(ProcessHandle::destroyForcibly);
            tree.forEach(ChildProcess::reap);
        }
    }

    /** An orphan that is dead but not yet reaped by init still counts as alive, but has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void reap(ProcessHandle killed) {
        killed.onExit().completeOnTimeout(killed, 1, TimeUnit.SECONDS).join();
    }

    /** What is still in the pipes; a stranger that inherited them is not waited for. */
    private void lastWords() throws InterruptedException {
        for (var drain : drains) {
            if (!drain.join(LAST_WORDS)) {
                drain.interrupt();
            }
        }
    }

    private static Thread drain(InputStream pipe, Sink sink) {
        return Thread.ofPlatform().daemon().name("drain").start(() -> {
            try (var reader = new InputStreamReader(pipe, StandardCharsets.UTF_8)) {
                var buffer = new char[8192];
                for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                    sink.accept(buffer, n);
                }
            } catch (IOException gone) {
                // The pipe was closed because the process was killed: there is nothing more to read.
            }
        });
    }
}
