package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrayPartsTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String OVER = "5f99c479-03d7-4361-afea-dfd306ca73c8";
    private static final String OPEN = "6228968c-1c37-4cbc-b38f-a2c9fcaa7494";

    @TempDir
    Path bucket;

    @Test
    void partsOfAnUploadThatIsOverGoAndThoseOfAnOpenOneStay() throws IOException {
        Path late = part(OVER);
        Path expected = part(OPEN);
        Files.createFile(bucket.resolve(".s3proxy-mpu-stub-" + OPEN));
        Path object = Files.createDirectories(bucket.resolve("uploads")).resolve("a.mp4");
        Files.createFile(object);

        StrayParts.remove(bucket, TEN_MINUTES, Instant.now());
        assertThat(late).exists();
        StrayParts.remove(bucket, TEN_MINUTES, Instant.now().plus(TEN_MINUTES).plusSeconds(1));

        assertThat(late.getParent()).doesNotExist();
        assertThat(expected).exists();
        assertThat(object).exists();
    }

    private Path part(String upload) throws IOException {
        Path folder = Files.createDirectory(bucket.resolve(".mpus-" + upload + "-uploads"));
        return Files.createFile(folder.resolve("a.mp4-1"));
    }
}
