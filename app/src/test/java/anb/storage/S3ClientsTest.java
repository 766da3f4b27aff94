package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Where the clients turn to, and as whom; nothing is sent. */
class S3ClientsTest {

    private final S3Clients clients = new S3Clients();

    @AfterEach
    void forgetTheRole() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void withoutEndpointAndKeysItIsAmazonInTheNodesOwnRole() {
        System.setProperty("aws.accessKeyId", "THEROLE");
        System.setProperty("aws.secretAccessKey", "secret");

        StorageSettings amazon = settings(null, null, null, false);
        URI url = url(amazon);

        assertThat(url.getHost()).isEqualTo("clips.s3.sa-east-1.amazonaws.com");
        assertThat(url.getQuery()).contains("X-Amz-Credential=THEROLE/");
        try (var s3 = clients.s3(amazon)) {
            assertThat(s3.serviceClientConfiguration().endpointOverride()).isEmpty();
        }
    }

    @Test
    void browsersAreSentToTheAddressTheyReachTheStoreBy() {
        URI inside = URI.create("http://store:9000");
        URI outside = URI.create("https://clips.example.org");

        assertThat(url(settings(inside, null, "key", true)))
                .hasHost("store")
                .hasPort(9000)
                .hasPath("/clips/a.mp4");
        assertThat(url(settings(inside, outside, "key", true))).hasHost("clips.example.org");
        try (var s3 = clients.s3(settings(inside, outside, "key", true))) {
            assertThat(s3.serviceClientConfiguration().endpointOverride()).hasValue(inside);
        }
    }

    @Test
    void urlsThatEndAboutWhenTheyAreHandedOutStopTheStart() {
        var start = new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("anb.storage.bucket=clips", "anb.storage.presign-reuse=15m");

        start.withPropertyValues("anb.storage.presign-for=20m")
                .run(context -> assertThat(context).hasNotFailed());
        start.withPropertyValues("anb.storage.presign-for=19m")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("anb.storage.presign-for must be at least 5 minutes longer"));
    }

    @EnableConfigurationProperties(StorageSettings.class)
    static class Bound {}

    private URI url(StorageSettings settings) {
        try (var presigner = clients.presigner(settings)) {
            return new PresignedUrls(presigner, settings).of(new ObjectKey("a.mp4"));
        }
    }

    private static StorageSettings settings(
            @Nullable URI endpoint, @Nullable URI publicEndpoint, @Nullable String accessKey, boolean pathStyle) {
        return new StorageSettings(
                "clips",
                "sa-east-1",
                endpoint,
                publicEndpoint,
                accessKey,
                accessKey == null ? null : "secret",
                pathStyle,
                Duration.ofHours(1),
                Duration.ofMinutes(15));
    }
}
