package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What a browser can do with a URL of ours, tried with a client that knows nothing of S3. */
@RealParts
class PresignedUrlsTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Autowired
    ObjectStore store;

    @Autowired
    PresignedUrls urls;

    @TempDir
    Path folder;

    final ObjectKey key = new ObjectKey("test-" + UUID.randomUUID() + "/clip.mp4");

    @BeforeEach
    void aClipIsStored() throws IOException {
        store.put(key, Files.writeString(folder.resolve("clip"), "0123456789"), "video/mp4");
    }

    @AfterEach
    void tidyUp() {
        store.delete(key);
    }

    @Test
    void aBrowserReadsTheObjectAndIsToldItIsAVideo() throws Exception {
        var answer = get(urls.of(key));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("video/mp4");
    }

    @Test
    void aPlayerThatSeeksGetsTheRangeItAskedFor() throws Exception {
        var answer = get(urls.of(key), "Range", "bytes=2-4");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("234");
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
    }

    @Test
    void theSameUrlIsHandedOutAgain() {
        assertThat(urls.of(key)).isEqualTo(urls.of(key));
        assertThat(urls.of(key)).isNotEqualTo(urls.of(new ObjectKey(key + ".other")));
    }

    @Test
    void aUrlWorksForAnHour() {
        assertThat(urls.of(key).getQuery())
                .contains("X-Amz-Expires=" + Duration.ofHours(1).toSeconds());
    }

    @Test
    void aUrlThatWasTamperedWithIsRefused() throws Exception {
        String url = urls.of(key).toString();

        assertThat(get(URI.create(url.replace("clip.mp4", "logo.png"))).statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(url.replace("X-Amz-Expires=3600", "X-Amz-Expires=360000")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(url.substring(0, url.indexOf('?')))).statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> get(URI url, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }
}
