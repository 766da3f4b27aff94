package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketCorsTest {

    private static final List<String> SITE = List.of("https://anb.example.org");

    @Test
    void theBucketIsToldWhichPagesMaySendPartsAndThatTheyMayReadTheETag() throws IOException {
        try (var s3 = new WireTap(200, "")) {
            cors(s3, SITE).apply();

            assertThat(s3.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .startsWith("PUT /anb?cors\n")
                            .contains(
                                    "<AllowedOrigin>https://anb.example.org</AllowedOrigin>",
                                    "<AllowedMethod>PUT</AllowedMethod>",
                                    "<ExposeHeader>ETag</ExposeHeader>"));
        }
    }

    @Test
    void withoutOriginsItIsLeftAsItIs() throws IOException {
        try (var s3 = new WireTap(200, "")) {
            cors(s3, List.of()).apply();

            assertThat(s3.requests()).isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeToldIsNoReasonNotToStart() throws IOException {
        try (var s3 = new WireTap(501, "")) {
            assertThatCode(() -> cors(s3, SITE).apply()).doesNotThrowAnyException();
        }
    }

    private static BucketCors cors(WireTap s3, List<String> origins) {
        return new BucketCors(new S3Clients().s3(s3.settings()), s3.settings(), new CorsSettings(origins));
    }
}
