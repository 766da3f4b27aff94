package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the form may hold, and what becomes of one that is refused. */
@ExtendWith(OutputCaptureExtension.class)
class UploadFormTest extends UploadsFixture {

    @ParameterizedTest
    @ValueSource(strings = {"video_file", "file", "video"})
    void aClipIsTakenUnderEachOfTheFieldsThatClientsUse(String field) throws IOException {
        var answer = send(new Form().text("title", "Bandeja con la zurda").file(field, clip()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asString()).isEqualTo("uploaded");
        assertThat(answer.body().path("task_id")).isEqualTo(answer.body().path("video_id"));
        assertThat(videos()).hasSize(1);
        awaitEmptyTemp();
    }

    @Test
    void aTitleKeepsItsAccentsAndLosesTheSpacesAroundIt() throws IOException {
        send(new Form().file("video_file", clip()).text("title", "  ¡Canasta de Ñáñez! 🏀 "));

        assertThat(player.get("/api/videos").body().path(0).path("title").asString())
                .isEqualTo("¡Canasta de Ñáñez! 🏀");
    }

    @Test
    void aTitleMayHaveTwoHundredCharactersWhateverTheirBytes() throws IOException {
        assertThat(send(new Form().text("title", "🏀".repeat(200)).file("video_file", clip()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        var without = send(new Form().text("title", "Sin archivo"));
        refused(without, "video_file_missing", "video_file");
        assertThat(said(without))
                .isEqualTo("Falta el archivo de video: debe llegar como archivo en el campo video_file"
                        + " y llegaron los campos: title.");
        var asText = send(new Form().text("title", "Archivo como texto").text("video_file", "bytes"));
        refused(asText, "video_file_missing", "video_file");
        assertThat(said(asText)).endsWith(" y llegaron los campos: title, video_file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video_file", "file", "video"})
    void aRefusalNamesTheFieldAsItWasSent(String field) {
        var text = BodyPublishers.ofString("not a video");

        refused(send(new Form().text("title", "Texto").file(field, text)), "not_mp4", field);
    }

    @Test
    void anEmptyFileIsRefused() {
        var answer = send(new Form().text("title", "Vacío").file("video_file", BodyPublishers.noBody()));

        refused(answer, "empty_file", "video_file");
        assertThat(said(answer)).isEqualTo("El archivo está vacío: pesa 0 bytes y debe pesar entre 1 byte y 100 MB.");
    }

    @Test
    void aFormWithoutATitleIsRefused() throws IOException {
        var without = send(new Form().file("video_file", clip()));
        refused(without, "title_missing", "title");
        assertThat(said(without))
                .isEqualTo("Falta el título del video: tiene 0 caracteres visibles y debe tener entre 1 y 200.");
        refused(send(new Form().text("title", " \t ").file("video_file", clip())), "title_missing", "title");
        refused(send(new Form().text("title", "\u200b").file("video_file", clip())), "title_missing", "title");
    }

    @Test
    void aTitleOfTwoHundredAndOneCharactersIsRefusedWithBothNumbers() throws IOException {
        var answer = send(new Form().text("title", "a".repeat(201)).file("video_file", clip()));

        refused(answer, "title_too_long", "title");
        assertThat(said(answer)).contains("201").contains("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\u0007b", "a\u009fb"})
    void aTitleWithControlCharactersIsRefused(String title) throws IOException {
        refused(send(new Form().text("title", title).file("video_file", clip())), "invalid_request", "title");
    }

    @Test
    void whatIsNoClipIsRefusedWithTheReason() throws IOException {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no soy un video".repeat(100));
        refused(send(new Form().text("title", "Texto").file("video_file", text)), "not_mp4", "video_file");
        refused(
                send(new Form()
                        .text("title", "Corto")
                        .file("video_file", given.clips().twelveSeconds())),
                "too_short",
                "video_file");
    }

    @Test
    void exactlyAHundredMebibytesAreNotTooMuch() throws IOException {
        refused(
                send(new Form().text("title", "Justo").file("video_file", zeros(104_857_600))),
                "not_mp4",
                "video_file");
    }

    @Test
    void oneByteMoreIsTooMuch() throws IOException {
        var answer = send(new Form().text("title", "Grande").file("video_file", zeros(104_857_601)));

        refused(answer, "file_too_large", "video_file");
        assertThat(said(answer)).contains("100 MB");
    }

    @Test
    void aClientThatAnnouncesTooMuchAndSendsItAllTheSameGetsToSeeTheRefusal() throws IOException {
        refused(
                send(new Form().text("title", "Enorme").file("video_file", zeros(120_000_000))),
                "file_too_large",
                "video_file");
    }

    @Test
    void tooMuchThatIsNotAnnouncedIsRefusedAsWell() throws IOException {
        Path large = zeros(120_000_000);
        var chunked = BodyPublishers.ofInputStream(() -> {
            try {
                return Files.newInputStream(large);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        refused(send(new Form().text("title", "Enorme").file("video", chunked)), "file_too_large", "video");
    }

    @Test
    void whatIsNotAFormIsRefused() {
        var json = player.post("/api/videos/upload", Map.of("title", "JSON"));
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.code()).isEqualTo("unsupported_media_type");

        assertThat(player.post("/api/videos/upload").status()).isEqualTo(415);
        var noBoundary = player.send(
                "POST",
                "/api/videos/upload",
                BodyPublishers.ofString("--x\r\n"),
                Map.of("Content-Type", "multipart/form-data"));
        assertThat(noBoundary.status()).isEqualTo(400);
    }

    @Test
    void aFormOfAThousandPartsIsRefusedAndNotAnAccident() {
        var form = new Form();
        for (int n = 0; n < 1000; n++) {
            form.text("part" + n, "x");
        }

        assertThat(send(form).status()).isBetween(400, 499);
        awaitEmptyTemp();
    }

    @Test
    void aTitleOfMegabytesIsRefusedAndNotAnAccident() throws IOException {
        var answer = send(new Form().text("title", "a".repeat(5_000_000)).file("video_file", clip()));

        assertThat(answer.status()).isBetween(400, 499);
        awaitEmptyTemp();
    }

    @Test
    void whoIsNotSignedInIsToldSoBeforeSendingAByte() throws IOException {
        for (String token : new String[] {null, "nonsense"}) {
            try (var upload = new RawUpload(port, token, 90_000_000)) {
                assertThat(upload.status()).isEqualTo(401);
            }
        }
    }

    @Test
    void whoAnnouncesTooMuchIsToldSoBeforeSendingAByte() throws IOException {
        try (var upload = new RawUpload(port, person.token(), 200_000_000)) {
            assertThat(upload.status()).isEqualTo(400);
        }
    }

    @Test
    void aClientThatGoesAwayHalfWayLeavesNothingNotEvenAnIncidentInTheLog(CapturedOutput log) throws IOException {
        try (var upload = new RawUpload(port, person.token(), 50_000_000)) {
            upload.send(Form.head("video_file"));
            upload.send(new byte[5_000_000]);
            await().atMost(Duration.ofSeconds(30)).until(() -> !leftInTemp().isEmpty());
        }

        awaitEmptyTemp();
        assertThat(videos()).isEmpty();
        assertThat(log).doesNotContain("incident");
    }

    private static String said(Client.Answer answer) {
        return answer.body().path("message").asString();
    }

    private void refused(Client.Answer answer, String code, String field) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(videos()).isEmpty();
        awaitEmptyTemp();
    }

    /** A file of that size that takes no room on the disk. */
    private Path zeros(long size) throws IOException {
        Path file = folder.resolve(size + ".mp4");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }
}
