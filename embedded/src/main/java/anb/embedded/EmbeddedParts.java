package anb.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** PostgreSQL, Redis, the S3 server and ffmpeg on one data folder, from start to close. */
public final class EmbeddedParts implements AutoCloseable {

    private final DataFolder folder;
    private final Credentials credentials;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().name("embedded-", 1).daemon().factory());

    private final Ports ports;
    private final Future<Postgres> postgres;
    private final Future<Redis> redis;
    private final Future<ObjectStore> objectStore;
    private final Future<Ffmpeg> ffmpeg;

    private EmbeddedParts(Host host, Cache cache, DataFolder folder, Consumer<String> say) throws IOException {
        this.folder = folder;
        this.credentials = Credentials.of(folder);
        this.ports = new Ports(folder, say);
        this.postgres = begin(() -> Postgres.start(host, cache, folder, credentials.postgresPassword(), ports));
        this.redis = begin(() -> Redis.start(host, cache, folder, credentials.redisPassword(), ports));
        this.objectStore = begin(() -> ObjectStore.start(folder, credentials, ports));
        this.ffmpeg = begin(() -> Ffmpeg.in(cache));
    }

    /**
     * Starts everything on {@code folder}, made if it does not exist.
     *
     * @param say gets a line for each thing worth knowing meanwhile
     * @throws EmbeddedFailure in words for the person at the keyboard; nothing is left running then
     */
    public static EmbeddedParts start(Path folder, Consumer<String> say) {
        return start(folder, folder.resolve("cache"), say);
    }

    /** The same with unpacked programs in a place of their own, to share them between folders. */
    static EmbeddedParts start(Path path, Path cache, Consumer<String> say) {
        var folder = DataFolder.open(path);
        try {
            var host = Host.detect();
            if (!host.endsWithParent()) {
                say.accept("this host lacks setpriv: servers that outlive a kill are stopped at the next start");
            }
            say.accept("starting PostgreSQL, Redis and the S3 server");
            var parts = new EmbeddedParts(host, new Cache(cache.toAbsolutePath().normalize()), folder, say);
            parts.awaitAll();
            return parts;
        } catch (IOException e) {
            folder.close();
            throw new EmbeddedFailure("The data folder %s cannot be used (%s).".formatted(folder.path(), e), e);
        } catch (EmbeddedFailure e) {
            folder.close();
            throw e;
        }
    }

    /** Whether an installation was ever kept in that folder. */
    public static boolean keptIn(Path folder) {
        return DataFolder.isKept(folder);
    }

    /**
     * What the application must know to use parts that another process runs on that folder; empty when none does.
     *
     * @throws EmbeddedFailure when nothing was ever kept in the folder, or it cannot be read
     */
    public static Optional<Map<String, Object>> runningOn(Path folder) {
        try {
            if (!DataFolder.inUse(folder)) {
                return Optional.empty();
            }
            var ports = Ports.kept(folder);
            return Optional.of(new PartSettings(
                            folder,
                            Credentials.kept(folder),
                            Postgres.url(ports.keptPort(Postgres.NAME), Postgres.DATABASE),
                            ports.keptPort(Redis.NAME),
                            ObjectStore.url(ports.keptPort(ObjectStore.NAME)),
                            Ffmpeg.in(new Cache(folder.resolve("cache"))))
                    .toMap());
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "The data folder %s cannot be read by %s (%s). Ask as whoever started the node."
                            .formatted(folder, System.getProperty("user.name"), e),
                    e);
        }
    }

    /** What the application must know to use the parts, by the names of its settings. */
    public Map<String, Object> settings() {
        return new PartSettings(
                        folder.path(),
                        credentials,
                        end(postgres).url(),
                        end(redis).port(),
                        end(objectStore).url(),
                        end(ffmpeg))
                .toMap();
    }

    /** The port of a server beside the parts, kept from start to start; another one when somebody else has it now. */
    public int port(String server) {
        try {
            return ports.of(server);
        } catch (IOException e) {
            throw new EmbeddedFailure("The ports cannot be kept in %s (%s).".formatted(folder.path(), e), e);
        }
    }

    /** Lets other accounts through to folders of theirs below the data folder. */
    public void openToOthers() {
        try {
            folder.openToOthers();
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "The data folder %s cannot be opened to others (%s).".formatted(folder.path(), e), e);
        }
    }

    /** True until {@link #welcomed()}: nobody has been told the first administrator's password yet. */
    public boolean isNew() {
        return !folder.has(DataFolder.WELCOMED);
    }

    public void welcomed() {
        folder.mark(DataFolder.WELCOMED);
    }

    /** Stops what runs and gives the data folder free. */
    @Override
    public synchronized void close() {
        if (!threads.isShutdown()) {
            stop(objectStore, ObjectStore::stop);
            stop(redis, Redis::stop);
            stop(postgres, Postgres::stop);
            threads.shutdown();
            folder.close();
        }
    }

    private <T> Future<T> begin(Callable<T> start) {
        return threads.submit(start);
    }

    private void awaitAll() {
        try {
            end(postgres);
            end(redis);
            end(objectStore);
            end(ffmpeg);
        } catch (EmbeddedFailure e) {
            close();
            throw e;
        }
    }

    private static <T> T end(Future<T> start) {
        try {
            return start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddedFailure failure) {
                throw failure;
            }
            throw new EmbeddedFailure("An embedded part did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while the embedded parts were starting.", e);
        }
    }

    /** Waits for a part that is still starting, so that none is left behind. */
    private static <T> void stop(Future<T> start, Consumer<T> stop) {
        try {
            stop.accept(start.get());
        } catch (ExecutionException e) {
            // it never ran; whoever called start has been told why
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
