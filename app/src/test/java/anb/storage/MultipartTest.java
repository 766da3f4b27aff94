package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.storage.WireTap.Answer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What S3 is asked, where it is stricter than the store of the tests. */
class MultipartTest {

    private static final ObjectKey KEY = ObjectKey.original(UUID.randomUUID());

    @Test
    void anUploadIsBegunWithItsTypeAndWithoutAChecksumThatEveryPartWouldOwe() throws IOException {
        try (var s3 = new WireTap(200, "<R><UploadId>an upload</UploadId></R>")) {
            assertThat(multipart(s3).begin(KEY, "video/quicktime")).isEqualTo("an upload");

            assertThat(s3.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .startsWith("POST /anb/" + KEY + "?uploads")
                            .containsIgnoringCase("Content-type: video/quicktime")
                            .doesNotContainIgnoringCase("checksum"));
        }
    }

    @Test
    void partsArePutTogetherOnlyWhereNothingLies() throws IOException {
        try (var s3 = new WireTap(200, "<R><ETag>e</ETag></R>")) {
            multipart(s3)
                    .assemble(KEY, "upload", List.of(new StoredPart(1, 5, "\"a\""), new StoredPart(2, 3, "\"b\"")));

            assertThat(s3.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .containsIgnoringCase("If-none-match: *")
                            .contains("<PartNumber>1</PartNumber>", "<PartNumber>2</PartNumber>"));
        }
    }

    @Test
    void whatLiesThereAlreadyIsNoErrorAndAStoreThatIsAwayIs() throws IOException {
        var parts = List.of(new StoredPart(1, 5, "\"a\""));
        try (var s3 = new WireTap(412, "<Error><Code>PreconditionFailed</Code></Error>")) {
            assertThatCode(() -> multipart(s3).assemble(KEY, "upload", parts)).doesNotThrowAnyException();
        }
        try (var s3 = new WireTap(503, "")) {
            assertThatThrownBy(() -> multipart(s3).assemble(KEY, "upload", parts))
                    .isInstanceOf(StorageException.class);
        }
    }

    @Test
    void whileSomebodyElsePutsItTogetherItCountsOnceItIsThere() throws IOException {
        var parts = List.of(new StoredPart(1, 5, "\"a\""));
        var conflict = new Answer(409, "<Error><Code>ConditionalRequestConflict</Code></Error>");
        try (var s3 = new WireTap(method -> method.equals("HEAD") ? new Answer(200, "") : conflict)) {
            assertThatCode(() -> multipart(s3).assemble(KEY, "upload", parts)).doesNotThrowAnyException();
        }
        try (var s3 = new WireTap(method -> method.equals("HEAD") ? new Answer(404, "") : conflict)) {
            assertThatThrownBy(() -> multipart(s3).assemble(KEY, "upload", parts))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("assemble");
        }
    }

    @Test
    void anUploadTheStoreNoLongerKnowsHasNoParts() throws IOException {
        try (var s3 = new WireTap(404, "<Error><Code>NoSuchUpload</Code></Error>")) {
            assertThat(multipart(s3).parts(KEY, "upload")).isEmpty();
            assertThatCode(() -> multipart(s3).abort(KEY, "upload")).doesNotThrowAnyException();
        }
    }

    private static Multipart multipart(WireTap s3) {
        var clients = new S3Clients();
        return new Multipart(clients.s3(s3.settings()), clients.presigner(s3.settings()), s3.settings());
    }
}
