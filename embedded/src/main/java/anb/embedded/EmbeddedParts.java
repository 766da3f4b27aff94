package anb.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Redis, the S3 server and ffmpeg on one data folder, from start to close. */
public final class EmbeddedParts implements AutoCloseable {

    private final Path folder;
    private final Consumer<String> say;
    /** Its threads live until close: a server is told to end when the thread that started it ends. */
    private final ExecutorService threads = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().name("embedded-", 1).daemon().factory());

    private @Nullable ServerProcess postgres;
    private @Nullable ServerProcess redis;
    private @Nullable ObjectStore objectStore;
    private Map<String, Object> settings = Map.of();

    private EmbeddedParts(Path folder, Consumer<String> say) {
        this.folder = folder.toAbsolutePath().normalize();
        this.say = say;
    }

    /**
     * Starts everything on {@code folder}, made if it does not exist.
     *
     * @param say gets a line for each thing that takes a moment
     * @throws EmbeddedFailure in words for the person at the keyboard
     */
    public static EmbeddedParts start(Path folder, Consumer<String> say) {
        var parts = new EmbeddedParts(folder, say);
        try {
            parts.start();
            return parts;
        } catch (IOException e) {
            parts.close();
            throw new EmbeddedFailure("Cannot use the data folder %s: %s".formatted(parts.folder, e), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void start() throws IOException {
        Files.createDirectories(folder);
        var cache = new Cache(folder.resolve("cache"));
        var credentials = Credentials.of(folder);
        var ports = new Ports(folder, say);
        var postgresPort = ports.of("postgresql");
        var redisPort = ports.of("redis");
        var s3Port = ports.of("s3");
        say.accept("starting PostgreSQL, Redis and the S3 server …");
        var ffmpeg = threads.submit(() -> Ffmpeg.in(cache));
        var database = threads.submit(() -> {
            var server = new Postgres(cache, folder, credentials.postgresPassword(), postgresPort);
            postgres = server.start();
            return server;
        });
        var broker = threads.submit((Callable<Void>) () -> {
            redis = new Redis(cache, folder, credentials.redisPassword(), redisPort).start();
            return null;
        });
        var store = threads.submit(() -> objectStore = ObjectStore.start(folder, credentials, s3Port));
        await(broker);
        var programs = await(ffmpeg).folder();
        settings = Map.ofEntries(
                Map.entry("spring.datasource.url", await(database).url()),
                Map.entry("spring.datasource.username", Postgres.USER),
                Map.entry("spring.datasource.password", credentials.postgresPassword()),
                Map.entry("spring.data.redis.host", "127.0.0.1"),
                Map.entry("spring.data.redis.port", redisPort),
                Map.entry("spring.data.redis.password", credentials.redisPassword()),
                Map.entry("anb.storage.endpoint", await(store).url()),
                Map.entry("anb.storage.region", ObjectStore.REGION),
                Map.entry("anb.storage.bucket", ObjectStore.BUCKET),
                Map.entry("anb.storage.access-key", credentials.s3AccessKey()),
                Map.entry("anb.storage.secret-key", credentials.s3SecretKey()),
                Map.entry("anb.storage.path-style", true),
                Map.entry("anb.temp", folder.resolve("temp").toString()),
                Map.entry("anb.media.ffmpeg", programs.resolve("ffmpeg").toString()),
                Map.entry("anb.media.ffprobe", programs.resolve("ffprobe").toString()),
                Map.entry("anb.media.library-path", programs.toString()),
                Map.entry("anb.accounts.token-secret", credentials.tokenSecret()),
                Map.entry("anb.accounts.admin-email", credentials.adminEmail()),
                Map.entry("anb.accounts.admin-password", credentials.adminPassword()));
    }

    /** What the application must know to use the parts, by the names of its settings. */
    public Map<String, Object> settings() {
        return settings;
    }

    private static <T> T await(Future<T> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddedFailure failure) {
                throw failure;
            }
            throw new EmbeddedFailure("An embedded part did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while starting", e);
        }
    }

    /** Stops what runs; PostgreSQL last, since the others never need it and it needs nobody. */
    @Override
    public synchronized void close() {
        if (objectStore != null) {
            objectStore.stop();
            objectStore = null;
        }
        if (redis != null) {
            redis.stop();
            redis = null;
        }
        if (postgres != null) {
            postgres.stop();
            postgres = null;
        }
        threads.shutdownNow();
    }
}
