package anb.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers that outlived the process that started them. A pid alone proves nothing: it may belong to a stranger now. */
final class LeftOver {

    private static final Duration STOPPED = Duration.ofSeconds(10);

    private LeftOver() {}

    /**
     * Stops the process named in the first line of {@code pidFile} when it works on {@code home}, and waits for its end.
     * Whoever else has that pid is left alone.
     */
    static void stop(Path pidFile, Path home, String signal) throws IOException {
        if (Files.exists(pidFile)) {
            try (var lines = Files.lines(pidFile)) {
                lines.findFirst()
                        .flatMap(LeftOver::running)
                        .filter(process -> worksOn(process, home))
                        .ifPresent(process -> stop(process, signal, STOPPED));
            }
            Files.deleteIfExists(pidFile);
        }
    }

    /** Asks with {@code signal}, insists after {@code patience}. */
    static void stop(ProcessHandle process, String signal, Duration patience) {
        if (!process.isAlive()) {
            return; // its pid may be another's by now
        }
        var tree = process.descendants().toList();
        send(process, signal);
        if (!ends(process.onExit(), patience)) {
            tree.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            ends(process.onExit(), patience);
        }
    }

    private static Optional<ProcessHandle> running(String pid) {
        return pid.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static boolean worksOn(ProcessHandle process, Path home) {
        try {
            var words = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(words, StandardCharsets.UTF_8).contains(home.toString());
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }

    /** Java itself can only send TERM and KILL. */
    private static void send(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static boolean ends(CompletableFuture<ProcessHandle> exit, Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
