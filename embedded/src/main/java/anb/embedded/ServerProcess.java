package anb.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server as a child process. It dies with this process even when that is killed ({@code setpriv --pdeathsig}, where
 * the host has it), and what is left over all the same is recognised by its pid file and stopped at the next start.
 *
 * <p>The kernel sends the signal when the <em>thread</em> that started the child ends, so start servers only from a
 * platform thread that lives as long as the application.
 */
final class ServerProcess {

    private static final Duration READY = Duration.ofSeconds(60), STOPPED = Duration.ofSeconds(10);

    private final String name;
    private final String signal;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, String signal, Process process, Path log) {
        this.name = name;
        this.signal = signal;
        this.process = process;
        this.log = log;
    }

    /** How one server is started: {@code home} is its own folder and must occur in the command. */
    record Command(String name, String signal, Path home, List<String> words) {

        /** Starts the server after stopping one that an earlier process has left behind. */
        ServerProcess start() throws IOException {
            var log = home.resolveSibling(name + ".log");
            var builder = new ProcessBuilder(Stream.concat(dyingWithParent(signal).stream(), words.stream())
                            .toList())
                    .directory(home.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            clean(builder);
            var process = builder.start();
            Files.writeString(pidFile(), Long.toString(process.pid()));
            return new ServerProcess(name, signal, process, log);
        }

        private Path pidFile() {
            return home.resolveSibling(name + ".pid");
        }
    }

    private static List<String> dyingWithParent(String signal) {
        return List.of("setpriv", "--pdeathsig", signal, "--");
    }

    /** A child inherits nothing that changes how it behaves: fixed locale, no settings of another PostgreSQL. */
    static void clean(ProcessBuilder builder) {
        var environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_") || key.startsWith("LD_"));
        environment.put("LC_ALL", "C");
    }

    /** Waits until {@code ready} holds; fails with the end of the server's log when it ends or takes too long. */
    void awaitReady(BooleanSupplier ready) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!ready.getAsBoolean()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new EmbeddedFailure(
                        "%s did not start (exit %d). %s".formatted(name, process.exitValue(), logTail()));
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedFailure(
                        "%s was not ready after %d s. %s".formatted(name, READY.toSeconds(), logTail()));
            }
        }
    }

    void stop() {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
            if (!process.waitFor(STOPPED)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String logTail() {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return "Its log %s ends:%n%s"
                    .formatted(log, String.join("\n", all.subList(Math.max(0, all.size() - 5), all.size())));
        } catch (IOException e) {
            return "Its log " + log + " cannot be read: " + e;
        }
    }
}
