package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A cluster of two web nodes and two workers in a folder of its own, started from the packaged jar, and its insides. */
final class Installation implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4),
            STOP = Duration.ofMinutes(3),
            HEALTHY = Duration.ofMinutes(2);
    /**
     * How long an object without a row is left alone: longer than a clock is wrong here, so that none of an upload under
     * way is taken, and short enough to see leftovers go. Links live a little shorter, as the platform asks for.
     */
    static final Duration SWEPT_AFTER = Duration.ofMinutes(12);

    /** Nodes live for seconds here: what the better compiler would give they would never get back. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;
    private final Path data;
    private final Process process;
    private final int port;
    private final StoreProxy store;
    private final Path mode;

    private Installation(Path folder, Path data, Process process, int port, StoreProxy store, Path mode) {
        this.folder = folder;
        this.data = data;
        this.process = process;
        this.port = port;
        this.store = store;
        this.mode = mode;
    }

    /**
     * Starts it and returns when it is up.
     *
     * @param folder an empty folder that every account may enter
     * @param disks whether the first node of each kind gets a small disk of its own ({@link SmallDisk})
     */
    static Installation start(Path jar, Path folder, boolean disks, Options options)
            throws IOException, InterruptedException {
        var data = folder.resolve("data");
        int port = FreePort.any();
        int storePort = FreePort.any();
        Files.createDirectories(data.resolve("nodes"));
        Files.createFile(data.resolve("lock"));
        if (disks) {
            SmallDisk.mount(data.resolve("nodes/worker-1"));
            SmallDisk.mount(data.resolve("nodes/web-1"));
        }
        var mode = FfmpegInDisguise.write(folder, data);
        var words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "cluster",
                "--port=" + port,
                "--front=" + (options.nginx() ? "nginx" : "balancer"),
                "--anb.data=" + data,
                "--program=" + ClockInDisguise.write(folder, jar),
                "--anb.storage.endpoint=http://127.0.0.1:" + storePort,
                "--anb.media.ffmpeg=" + FfmpegInDisguise.program(folder),
                "--anb.media.address-space=" + Memory.LIMIT + "B",
                "--anb.limits.login-address=10000/m",
                "--anb.limits.vote=100000/m",
                "--anb.limits.upload=10000/h",
                "--anb.limits.profile=100000/h",
                "--anb.limits.report=100000/h",
                "--anb.videos.max-unfinished=100",
                "--anb.storage.presign-for=" + SWEPT_AFTER.minusMinutes(1),
                "--anb.storage.presign-reuse=5m",
                "--anb.upkeep.orphans-older-than=" + SWEPT_AFTER,
                "--anb.upkeep.sweep-every=1m");
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ClusterLog.in(folder).file().toFile());
        if (options.part() != Options.Part.SOAK) {
            builder.environment().put("JAVA_TOOL_OPTIONS", QUICK_START);
        }
        var process = builder.start();
        var store = StoreProxy.start(storePort, () -> property(data.resolve("ports.properties"), "s3"));
        var installation = new Installation(folder, data, process, port, store, mode);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(installation::closeAnyway));
        try {
            installation.awaitUp();
        } catch (IllegalStateException | InterruptedException e) {
            installation.close();
            throw e;
        }
        return installation;
    }

    private void awaitUp() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!log().saysUp()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the cluster did not start:\n" + log().end());
            }
            Thread.sleep(200);
        }
    }

    URI site() {
        return URI.create("http://127.0.0.1:" + port);
    }

    StoreProxy store() {
        return store;
    }

    JdbcClient database() {
        return JdbcClient.create(dataSource());
    }

    DriverManagerDataSource dataSource() {
        return new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + property(data.resolve("ports.properties"), "postgresql")
                        + "/anb?connectTimeout=2&socketTimeout=20&options=-c%20statement_timeout=15000",
                "anb",
                secret("postgres.password"));
    }

    Redis redis() {
        return new Redis(
                Integer.parseInt(property(data.resolve("ports.properties"), "redis")), secret("redis.password"));
    }

    String secret(String name) {
        return property(data.resolve("credentials.properties"), name);
    }

    /** What every run of ffmpeg does from now on. */
    void ffmpeg(FfmpegInDisguise.Mode what) {
        FfmpegInDisguise.set(mode, what);
    }

    /** So many seconds the clock of a node is fast from its next start on; 0 sets it right. */
    void clock(String node, long seconds) throws IOException {
        ClockInDisguise.set(folder, node, seconds);
    }

    /** The process of a node, {@code web-1} for instance, or of a server. */
    long pid(String name) {
        var file = name.contains("-") ? data.resolve("nodes").resolve(name + ".pid") : data.resolve(name + ".pid");
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folderOf(String node) {
        return data.resolve("nodes").resolve(node);
    }

    /** What it has written so far. */
    ClusterLog log() {
        return ClusterLog.in(folder);
    }

    /** The name of the worker that is this process. */
    String worker(long pid) {
        return pid("worker-1") == pid ? "worker-1" : "worker-2";
    }

    Bucket bucket() {
        return new Bucket(data.resolve("s3").resolve("anb"));
    }

    /** Every node serves. */
    void awaitHealthy() throws InterruptedException {
        for (var node : List.of("web-1", "web-2", "worker-1", "worker-2")) {
            var http = new Http(URI.create("http://127.0.0.1:" + property(data.resolve("ports.properties"), node)));
            Waiting.until(node + " serves", HEALTHY, () -> http.status("/health") == 200);
        }
    }

    Http node(String name) {
        return new Http(URI.create("http://127.0.0.1:" + property(data.resolve("ports.properties"), name)));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            store.close();
            SmallDisk.unmount(data.resolve("nodes/worker-1"));
            SmallDisk.unmount(data.resolve("nodes/web-1"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For whoever interrupts a run: or else its processes and disks would stay. */
    private void closeAnyway() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(Path file, String name) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(file + " has no " + name);
        }
        return value;
    }
}
