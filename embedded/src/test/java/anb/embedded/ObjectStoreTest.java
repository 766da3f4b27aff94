package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectStoreTest {

    @Test
    void onlyRequestsSignedWithTheRightKeyAreServed(@TempDir Path temp) throws Exception {
        try (var parts = Child.start(temp.resolve("data"))) {
            var facts = Facts.of(parts);
            facts.write("secret");

            try (var stranger = facts.s3("a key that somebody guessed")) {
                assertThatExceptionOfType(S3Exception.class)
                        .isThrownBy(() -> stranger.getObjectAsBytes(
                                get -> get.bucket("anb").key("a/fact")))
                        .matches(refusal -> refusal.statusCode() == 403);
            }
            for (var path : List.of("/anb/a/fact", "/anb/", "/anb", "/anb?list-type=2")) {
                assertThat(statusWithoutSignature(parts.setting("anb.storage.endpoint") + path))
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aPartWhoseUploadIsOverIsRefusedAndNothingOfItIsKept(@TempDir Path temp) throws Exception {
        try (var parts = Child.start(temp.resolve("data"));
                var s3 = Facts.of(parts).s3(parts.setting("anb.storage.secret-key"))) {
            var key = "uploads/a.mp4";
            var upload = s3.createMultipartUpload(begin -> begin.bucket("anb").key(key))
                    .uploadId();
            Runnable sending = () -> s3.uploadPart(
                    part -> part.bucket("anb").key(key).uploadId(upload).partNumber(1),
                    RequestBody.fromString("a part"));
            sending.run();
            s3.abortMultipartUpload(over -> over.bucket("anb").key(key).uploadId(upload));

            assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(sending::run);

            try (var kept = Files.list(temp.resolve("data/s3/anb"))) {
                assertThat(kept).noneMatch(path -> path.toString().contains(upload));
            }
        }
    }

    private static int statusWithoutSignature(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
