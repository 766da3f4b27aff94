package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form itself tries something; the file inside may be as good as any. */
class HostileFormsTest extends UploadsFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../tmp/anb-hostile.mp4",
                "/tmp/anb-hostile.mp4",
                "..\\\\..\\\\anb-hostile.mp4",
                "C:\\\\anb-hostile.mp4",
                "file:///tmp/anb-hostile.mp4",
                "http://127.0.0.1:1/anb-hostile.mp4",
                "anb-hostile\u202e4pm.exe",
                "-i anb-hostile.mp4",
                "$(touch /tmp/anb-hostile.mp4)",
                "%2e%2e%2fanb-hostile.mp4",
                "concat:anb-hostile.mp4|/etc/passwd",
                "CON",
                "."
            })
    void aNameIsNothingToUs(String name) throws IOException {
        var answer = send(new Form().text("title", "Nombre").file("video_file", name, BodyPublishers.ofFile(clip())));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.raw().body()).doesNotContain("hostile");
        nothingIsCalledThat();
    }

    @Test
    void aNameWithNulIsRefused() throws IOException {
        var name = "clip.mp4\0.exe";
        var answer = send(new Form().text("title", "Nulo").file("video_file", name, BodyPublishers.ofFile(clip())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(videos()).isEmpty();
        awaitEmptyTemp();
    }

    /** Each part costs a file or an object; the container counts them. */
    @Test
    void aFormOfTenThousandPartsIsRefused() throws IOException {
        var form = new Form().text("title", "Muchas");
        for (int part = 0; part < 10_000; part++) {
            form.text("x" + part, "x");
        }

        var answer = send(form.file("video_file", clip()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed_body");
        assertThat(videos()).isEmpty();
        awaitEmptyTemp();
    }

    @Test
    void aNameWithoutEndIsRefused() throws IOException {
        var name = "anb-hostile".repeat(100_000);
        var answer = send(new Form().text("title", "Nombre").file("video_file", name, BodyPublishers.ofFile(clip())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(videos()).isEmpty();
        awaitEmptyTemp();
    }

    /** It would rewrite the line in which it is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "\u2066a", "a\u200fb", "a\u2028b"})
    void aTitleThatTurnsTheDirectionOfWhatFollowsIsRefused(String title) throws IOException {
        var answer = send(new Form().text("title", title).file("video_file", clip()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.body().path("errors").path(0).path("code").asString()).isEqualTo("invalid_characters");
    }

    /** 400 MB of zeros in a body of 400 KB: nobody here unpacks it. */
    @Test
    void aBodyThatIsPackedIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 400; megabyte++) {
                gzip.write(zeros);
            }
        }
        var headers = new HashMap<>(Form.contentType());
        headers.put("Content-Encoding", "gzip");
        var answer =
                player.send("POST", "/api/videos/upload", BodyPublishers.ofByteArray(packed.toByteArray()), headers);

        assertThat(answer.status()).isEqualTo(400);
        awaitEmptyTemp();
    }

    private void nothingIsCalledThat() throws IOException {
        assertThat(Path.of("/tmp/anb-hostile.mp4")).doesNotExist();
        try (var files = Files.walk(scratch.home())) {
            assertThat(files.map(Path::toString)).noneMatch(path -> path.contains("hostile"));
        }
        assertThat(originals()).noneMatch(key -> key.contains("hostile"));
    }
}
