package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import anb.storage.WireTap.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketCorsTest {

    private static final List<String> SITE = List.of("https://anb.example.org");

    @Test
    void theBucketIsToldWhichPagesMaySendPartsAndThatTheyMayReadTheETag() throws IOException {
        var none = new Answer(404, "<Error><Code>NoSuchCORSConfiguration</Code></Error>");
        try (var s3 = new WireTap(method -> method.equals("GET") ? none : new Answer(200, ""))) {
            cors(s3, SITE).apply();

            assertThat(s3.requests()).hasSize(2);
            assertThat(s3.requests().getLast())
                    .startsWith("PUT /anb?cors\n")
                    .contains(
                            "<AllowedOrigin>https://anb.example.org</AllowedOrigin>",
                            "<AllowedMethod>PUT</AllowedMethod>",
                            "<ExposeHeader>ETag</ExposeHeader>");
        }
    }

    @Test
    void rulesOfOthersStayAndOursTakesThePlaceOfAnEarlierOne() throws IOException {
        var rules = new Answer(200, """
                <CORSConfiguration>
                  <CORSRule><ID>app</ID><AllowedOrigin>https://app.example.org</AllowedOrigin>
                    <AllowedMethod>GET</AllowedMethod></CORSRule>
                  <CORSRule><ID>anb</ID><AllowedOrigin>https://old.example.org</AllowedOrigin>
                    <AllowedMethod>PUT</AllowedMethod></CORSRule>
                </CORSConfiguration>
                """);
        try (var s3 = new WireTap(method -> method.equals("GET") ? rules : new Answer(200, ""))) {
            cors(s3, SITE).apply();

            assertThat(s3.requests().getLast())
                    .startsWith("PUT /anb?cors\n")
                    .containsSubsequence("https://anb.example.org", "https://app.example.org")
                    .doesNotContain("https://old.example.org");
        }
    }

    @Test
    void whatCannotBeReadIsNotReplaced() throws IOException {
        try (var s3 = new WireTap(403, "<Error><Code>AccessDenied</Code></Error>")) {
            cors(s3, SITE).apply();

            assertThat(s3.requests()).singleElement().asString().startsWith("GET /anb?cors\n");
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
