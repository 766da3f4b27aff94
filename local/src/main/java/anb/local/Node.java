package anb.local;

import anb.embedded.EmbeddedFailure;
import anb.embedded.SupervisedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One web node or worker of a cluster. */
final class Node implements SupervisedProcess.Watcher {

    private static final Duration HEALTHY = Duration.ofMinutes(3), ENDED = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250), ANSWER = Duration.ofSeconds(2);

    private final String name;
    private final int port;
    private final Path pidFile;
    private final SupervisedProcess supervised;

    private Node(String name, Launch launch, int port) {
        this.name = name;
        this.port = port;
        var folder = launch.accounts().folder(name);
        this.pidFile = folder.resolveSibling(name + ".pid");
        this.supervised = SupervisedProcess.start(launch.process(name, port), this);
    }

    static Node start(String name, Launch launch, int port) {
        return new Node(name, launch, port);
    }

    int port() {
        return port;
    }

    /** Its lines join those of all others, behind its name; its pid is for who wants to signal it. */
    @Override
    public void started(Process process) throws IOException {
        Files.writeString(pidFile, Long.toString(process.pid()));
        Thread.ofVirtual().start(() -> pass(process));
    }

    private void pass(Process process) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> Cluster.say("%-9s| %s".formatted(name, line)));
        } catch (IOException | RuntimeException e) {
            Cluster.say("%-9s| its output ended: %s".formatted(name, e.getMessage()));
        }
    }

    @Override
    public boolean ended(Process process) {
        Cluster.say("%s ended (exit %d) and is started again".formatted(name, process.exitValue()));
        return true;
    }

    /**
     * Returns when it serves.
     *
     * @throws EmbeddedFailure when it does not in three minutes
     */
    void awaitHealthy() throws InterruptedException {
        var deadline = System.nanoTime() + HEALTHY.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isHealthy(client)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalArgumentException(
                            "%s does not serve on port %d after %d minutes: its lines above say why."
                                    .formatted(name, port, HEALTHY.toMinutes()));
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private boolean isHealthy(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(ANSWER)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it to drain and end. */
    void stop() {
        supervised.leaveEnded();
        supervised.process().destroy();
    }

    /** Returns when it has ended; after a minute it is made to. */
    void awaitEnd() {
        try {
            if (!supervised.process().waitFor(ENDED.toSeconds(), TimeUnit.SECONDS)) {
                Cluster.say("%s did not end in %d s and is killed".formatted(name, ENDED.toSeconds()));
                supervised.process().destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            Cluster.say(name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
