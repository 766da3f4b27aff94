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
 * A running server that is a child of this process, started again should it end by itself once it has served.
 *
 * <p>It ends with this process even when that is killed, where the {@link Host} can do so; elsewhere {@link LeftOver}
 * finds it at the next start.
 */
final class ServerProcess implements SupervisedProcess.Watcher {

    private static final Duration READY = Duration.ofSeconds(60), STOPPED = Duration.ofSeconds(10);

    private final Program program;
    private final SupervisedProcess supervised;
    /** Between ready and asked to stop: an end meanwhile is worth an error, and a new start. */
    private volatile boolean serving;

    private ServerProcess(Program program, ProcessBuilder builder) {
        this.program = program;
        this.supervised = SupervisedProcess.start(builder, this);
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

    static ServerProcess start(Program program, Host host, List<String> words) {
        var builder = new ProcessBuilder(host.server(program.signal, words))
                .directory(program.home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(program.log().toFile());
        clean(builder);
        return new ServerProcess(program, builder);
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
            if (supervised.process().waitFor(20, TimeUnit.MILLISECONDS)) {
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
        supervised.leaveEnded();
        LeftOver.stop(supervised.process().toHandle(), program.signal, STOPPED);
        program.pidFile().toFile().delete();
    }

    @Override
    public void started(Process process) throws IOException {
        Files.writeString(program.pidFile(), Long.toString(process.pid()));
    }

    @Override
    public boolean ended(Process process) {
        if (serving) {
            LogFactory.getLog(ServerProcess.class)
                    .error("%s ended by itself (exit %d) and is started again. %s"
                            .formatted(program.name, process.exitValue(), logTail()));
        }
        return serving;
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
