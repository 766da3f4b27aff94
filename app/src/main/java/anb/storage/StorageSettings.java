package anb.storage;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the bucket is.
 *
 * @param bucket the bucket's name; it exists already
 * @param region of the bucket
 * @param endpoint absent for AWS itself; an address for any other S3 server
 * @param publicEndpoint the address browsers reach the store by, when it differs from {@code endpoint}
 * @param accessKey fixed credentials, with the secret key; absent: the SDK's default chain (an instance's role)
 * @param secretKey the other half of fixed credentials
 * @param pathStyle the bucket in the path instead of the host name
 * @param presignFor how long a presigned URL works: at least five minutes more than it is handed out again
 * @param presignReuse how long one URL is handed out again, so that pages and lists keep their ETags
 */
@Validated
@ConfigurationProperties("anb.storage")
record StorageSettings(
        @NotBlank String bucket,
        @DefaultValue("us-east-1") @NotBlank String region,
        @Nullable URI endpoint,
        @Nullable URI publicEndpoint,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("1h") Duration presignFor,
        @DefaultValue("15m") Duration presignReuse) {

    private static final Duration TO_USE_IT = Duration.ofMinutes(5);

    /** Checked where settings are bound. */
    @AssertTrue(
            message = "anb.storage.presign-for must be at least 5 minutes longer than anb.storage.presign-reuse,"
                    + " or URLs are handed out that are about to end")
    public boolean isUrlUsableWhenHandedOut() {
        return presignFor.minus(presignReuse).compareTo(TO_USE_IT) >= 0;
    }
}
