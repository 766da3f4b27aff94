package anb.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** An S3 server in this process that checks signatures and keeps objects as plain files {@code s3/bucket/key}. */
final class ObjectStore {

    static final String NAME = "s3", BUCKET = "anb", REGION = "us-east-1";

    private static final int MAX_THREADS = 64;
    private static final Duration TIDY_EVERY = Duration.ofMinutes(10);
    /** A signed body that is not sent in chunks must be held in memory until its signature is known to be right. */
    private static final long MAX_BUFFERED_BYTES = 4L << 20;

    private final S3Proxy proxy;
    private final int port;
    private final ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("embedded-tidying").daemon().factory());
    private final Future<?> tidied;

    private ObjectStore(S3Proxy proxy, int port, Path bucket) {
        this.proxy = proxy;
        this.port = port;
        this.tidied = tidying.scheduleWithFixedDelay(
                () -> StrayParts.remove(
                        bucket, TIDY_EVERY, InstantSource.system().instant()),
                0,
                TIDY_EVERY.toMinutes(),
                TimeUnit.MINUTES);
    }

    static ObjectStore start(DataFolder folder, Credentials credentials, Ports ports) throws IOException {
        int port = ports.of(NAME);
        var home = Files.createDirectories(folder.resolve("s3"));
        // The server takes a folder that everybody may read for a bucket that everybody may list.
        Files.setPosixFilePermissions(
                Files.createDirectories(home.resolve(BUCKET)), PosixFilePermissions.fromString("rwx------"));
        quiet();
        var objects = new DurableObjects(new FilesystemNio2BlobStore(home.toString()), home);
        var proxy = S3Proxy.builder()
                .blobStore(new PromptParts(objects, home))
                .endpoint(URI.create(url(port)))
                .awsAuthentication(AuthenticationType.AWS_V4, credentials.s3AccessKey(), credentials.s3SecretKey())
                .corsRules(new CrossOriginResourceSharing(
                        List.of("*"), List.of("GET", "HEAD", "PUT"), List.of("*"), List.of("ETag"), "false"))
                .v4MaxNonChunkedRequestSize(MAX_BUFFERED_BYTES)
                .jettyMaxThreads(MAX_THREADS)
                .stopTimeout(0)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new EmbeddedFailure("The S3 server did not start on port " + port + ": " + e.getMessage(), e);
        }
        return new ObjectStore(proxy, port, home.resolve(BUCKET));
    }

    /** It says a dozen lines at every start. */
    private static void quiet() {
        LoggingSystem.get(ObjectStore.class.getClassLoader()).setLogLevel("org.gaul", LogLevel.WARN);
    }

    String url() {
        return url(port);
    }

    void stop() {
        tidied.cancel(false);
        tidying.shutdown();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server did not stop", e);
        }
    }

    /** Where a server on that port answers. */
    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
