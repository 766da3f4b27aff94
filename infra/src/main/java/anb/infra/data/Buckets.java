package anb.infra.data;

import anb.infra.Finding;
import anb.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The bucket of clips ({@code uploads/ processed/ resources/}), that of releases and that of access logs. */
public final class Buckets {

    private static final int LOG_DAYS = 90;

    /** Longer than a direct upload may take ({@code anb.uploads.lifetime}). */
    private static final int UNFINISHED_DAYS = 2;

    private final Settings settings;
    private final Bucket logs;
    private final Bucket clips;
    private final Bucket releases;

    Buckets(Construct scope, Settings settings) {
        this.settings = settings;
        var names = settings.bucket();
        logs = sealed(scope, "Logs", names.logs())
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("old-logs")
                        .expiration(Duration.days(LOG_DAYS))
                        .build()))
                .build();
        Finding.accepted(logs, "AwsSolutions-S1", "It is where access logs go; its own would log themselves.");
        clips = sealed(scope, "Clips", names.name())
                .versioned(true)
                .cors(List.of(fromTheSite()))
                .lifecycleRules(List.of(originals(), versions(), unfinished()))
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("clips/")
                .build();
        releases = sealed(scope, "Releases", names.releases())
                .versioned(true)
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("releases/")
                .build();
    }

    public Bucket clips() {
        return clips;
    }

    public Bucket releases() {
        return releases;
    }

    public Bucket logs() {
        return logs;
    }

    /** Kept when the stack goes, but not when its first deployment fails: the next one could not make what is there. */
    private static Bucket.Builder sealed(Construct scope, String id, String name) {
        return Bucket.Builder.create(scope, id)
                .bucketName(name)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    private CorsRule fromTheSite() {
        return CorsRule.builder()
                .allowedOrigins(List.of(settings.site().origin()))
                .allowedMethods(List.of(HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT))
                .allowedHeaders(List.of("*"))
                .exposedHeaders(List.of("ETag"))
                .maxAge(300)
                .build();
    }

    private LifecycleRule originals() {
        return LifecycleRule.builder()
                .id("originals")
                .prefix("uploads/")
                .expiration(Duration.days(settings.bucket().uploadDays()))
                .build();
    }

    private LifecycleRule versions() {
        return LifecycleRule.builder()
                .id("old-versions")
                .noncurrentVersionExpiration(Duration.days(settings.bucket().versionDays()))
                .expiredObjectDeleteMarker(true)
                .build();
    }

    private static LifecycleRule unfinished() {
        return LifecycleRule.builder()
                .id("unfinished-uploads")
                .abortIncompleteMultipartUploadAfter(Duration.days(UNFINISHED_DAYS))
                .build();
    }
}
