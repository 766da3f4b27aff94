package anb.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.commons.logging.LogFactory;

/**
 * A running server that is a child of this process.
 *
 * <p>It ends with this process even when that is killed, where the {@link Host} can do so; elsewhere {@link LeftOver}
 * finds it at the next start. The kernel looks at the <em>thread</em> that started the child, so start servers only
 * from a platform thread that lives as long as the application.
 */
final class ServerProcess {

    private static final Duration READY = Duration.ofSeconds(60), STOPPED = Duration.ofSeconds(10);

    private final Program program;
    private final Process process;
    /** Between ready and asked to stop: an end meanwhile is worth an error. */
    private volatile boolean serving;

    private ServerProcess(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    /**
     * How a server is run.
     *
     * @param home its own folder, named in {@code words}; its log and pid file are beside it under the same name
     * @param signal what makes it stop at once but cleanly
     */
    record Program(String name, Path home, String signal) {

        Path log() {
            return home.resolveSibling(home.getFileName() + ".log");
        }

        Path pidFile() {
            return home.resolveSibling(home.getFileName() + ".pid");
        }
    }

    static ServerProcess start(Program program, Host host, List<String> words) throws IOException {
        var builder = new ProcessBuilder(host.server(program.signal, words))
                .directory(program.home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(program.log().toFile());
        clean(builder);
        var server = new ServerProcess(program, builder.start());
        Files.writeString(program.pidFile(), Long.toString(server.process.pid()));
        var unused = server.process.onExit().thenRun(server::ended);
        return server;
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
                throw new EmbeddedFailure("%s did not start. %s".formatted(program.name, logTail()));
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedFailure(
                        "%s was not ready after %d s. %s".formatted(program.name, READY.toSeconds(), logTail()));
            }
        }
        serving = true;
    }

    void stop() {
        serving = false;
        LeftOver.stop(process.toHandle(), program.signal, STOPPED);
        program.pidFile().toFile().delete();
    }

    private void ended() {
        if (serving) {
            LogFactory.getLog(ServerProcess.class)
                    .error("%s ended by itself (exit %d). %s".formatted(program.name, process.exitValue(), logTail()));
        }
    }

    private String logTail() {
        try (var lines = Files.lines(program.log())) {
            var all = lines.toList();
            var last = String.join("\n  ", all.subList(Math.max(0, all.size() - 5), all.size()));
            return "Its log %s ends:\n  %s".formatted(program.log(), last);
        } catch (IOException e) {
            return "Its log %s cannot be read (%s).".formatted(program.log(), e);
        }
    }
}
