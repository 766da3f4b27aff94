package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@WithNode
class BucketsTest {

    private static final String BUCKET = "AWS::S3::Bucket";

    private final Template data = Installation.of("default").data();
    private final Resource clips = data.only(BUCKET, "Clips");

    @Test
    void clipsAreInTheBucketOfTheFirstSystem() {
        assertThat(clips.text("/BucketName")).isEqualTo("anb-video-storage-2025");
    }

    @Test
    void theyStayWhenTheStackGoesButNotWhenItsFirstDeploymentFails() {
        assertThat(data.all(BUCKET))
                .hasSize(3)
                .allMatch(
                        bucket -> bucket.json().at("/DeletionPolicy").asString().equals("RetainExceptOnCreate"))
                .allMatch(bucket ->
                        bucket.json().at("/UpdateReplacePolicy").asString().equals("Retain"));
    }

    @Test
    void clipsKeepTheirVersions() {
        assertThat(clips.text("/VersioningConfiguration/Status")).isEqualTo("Enabled");
    }

    @Test
    void everyBucketIsEncryptedByS3() {
        assertThat(data.all(BUCKET))
                .hasSize(3)
                .allMatch(bucket -> bucket.text(
                                "/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                        .equals("AES256"));
    }

    @Test
    void everyBucketRefusesWhoComesWithoutTls() {
        assertThat(data.all("AWS::S3::BucketPolicy"))
                .hasSize(3)
                .allSatisfy(policy -> assertThat(
                                policy.at("/PolicyDocument/Statement").valueStream())
                        .anyMatch(statement ->
                                statement.path("Effect").asString("").equals("Deny")
                                        && statement.path("Action").asString("").equals("s3:*")
                                        && statement
                                                .at("/Condition/Bool/aws:SecureTransport")
                                                .asString("")
                                                .equals("false")));
    }

    @Test
    void nothingIsPublic() {
        assertThat(data.all(BUCKET))
                .allSatisfy(bucket -> assertThat(List.of(
                                "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"))
                        .allMatch(block -> bucket.at("/PublicAccessBlockConfiguration/" + block)
                                .asBoolean()));
        assertThat(data.all(BUCKET))
                .allMatch(bucket -> bucket.text("/OwnershipControls/Rules/0/ObjectOwnership")
                        .equals("BucketOwnerEnforced"));
    }

    @Test
    void pagesOfTheSiteAndNoOthersSendParts() {
        assertThat(clips.at("/CorsConfiguration/CorsRules")).hasSize(1);
        assertThat(clips.texts("/CorsConfiguration/CorsRules/0/AllowedOrigins"))
                .containsExactly("http://anb.example.org");
        assertThat(clips.texts("/CorsConfiguration/CorsRules/0/AllowedMethods")).containsExactly("GET", "HEAD", "PUT");
        assertThat(clips.texts("/CorsConfiguration/CorsRules/0/ExposedHeaders")).containsExactly("ETag");
    }

    @Test
    void originalsExpireAfterSevenDays() {
        var rule = rule("originals");
        assertThat(rule).contains("\"Prefix\":\"uploads/\"", "\"ExpirationInDays\":7", "\"Status\":\"Enabled\"");
    }

    @Test
    void oldVersionsGoAfterAMonth() {
        assertThat(rule("old-versions")).contains("\"NoncurrentDays\":30", "\"ExpiredObjectDeleteMarker\":true");
    }

    @Test
    void unfinishedUploadsGoAfterTwoDays() {
        assertThat(rule("unfinished-uploads")).contains("\"DaysAfterInitiation\":2");
    }

    @Test
    void whoFetchesClipsIsLogged() {
        assertThat(clips.text("/LoggingConfiguration/DestinationBucketName")).contains("Logs");
        assertThat(clips.text("/LoggingConfiguration/LogFilePrefix")).isEqualTo("clips/");
    }

    @Test
    void accessLogsAreWrittenByS3AndTheBalancerAndNobodyElse() {
        var balancers = "<Logs>/balancer/AWSLogs/<AWS::AccountId>/*";
        assertThat(Policy.lines(data.only("AWS::S3::BucketPolicy", "Logs").at("/PolicyDocument")))
                .containsExactlyInAnyOrder(
                        "Deny * s3:* <Logs>,<Logs>/* if Bool aws:SecureTransport false",
                        "Allow logging.s3.amazonaws.com s3:PutObject <Logs>/clips/*" + of("Clips"),
                        "Allow logging.s3.amazonaws.com s3:PutObject <Logs>/releases/*" + of("Releases"),
                        // The balancer's account of the region, and the service that delivers for it elsewhere.
                        "Allow arn:<AWS::Partition>:iam::127311923021:root s3:PutObject " + balancers,
                        "Allow delivery.logs.amazonaws.com s3:PutObject " + balancers
                                + " if StringEquals s3:x-amz-acl bucket-owner-full-control",
                        "Allow delivery.logs.amazonaws.com s3:GetBucketAcl <Logs>");
    }

    private static String of(String bucket) {
        return " if ArnLike aws:SourceArn <%s> if StringEquals aws:SourceAccount <AWS::AccountId>".formatted(bucket);
    }

    private String rule(String id) {
        return clips.at("/LifecycleConfiguration/Rules")
                .valueStream()
                .filter(rule -> rule.get("Id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
