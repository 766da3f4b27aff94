package anb.infra.data;

import anb.infra.Finding;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** CloudFront in front of {@code processed/}, and of nothing else. */
final class Distribution {

    private static final String FOLDER = "/processed";

    Distribution(Construct scope, Settings settings, Buckets buckets) {
        // By its name only, so that the policy is ours: the CDK would let CloudFront read the whole bucket.
        var clips =
                Bucket.fromBucketName(scope, "ClipsByName", settings.bucket().name());
        var origin = S3BucketOrigin.withOriginAccessControl(
                clips,
                S3BucketOriginWithOACProps.builder()
                        .originPath(FOLDER)
                        .originAccessControl(S3OriginAccessControl.Builder.create(scope, "OnlyCloudFront")
                                .build())
                        .build());
        var distribution = software.amazon.awscdk.services.cloudfront.Distribution.Builder.create(scope, "Processed")
                .comment("processed clips of " + settings.name())
                .defaultBehavior(BehaviorOptions.builder()
                        .origin(origin)
                        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                        .build())
                .build();
        buckets.clips()
                .addToResourcePolicy(PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of(buckets.clips().arnForObjects("processed/*")))
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of(
                                        "AWS:SourceArn",
                                        "arn:aws:cloudfront::%s:distribution/%s"
                                                .formatted(
                                                        Stack.of(scope).getAccount(),
                                                        distribution.getDistributionId()))))
                        .build());
        explain(distribution);
    }

    private static void explain(Construct distribution) {
        Finding.accepted(distribution, "AwsSolutions-CFR1", "The contest is watched from abroad too.");
        Finding.accepted(distribution, "AwsSolutions-CFR2", "It gives out files and takes nothing in.");
        Finding.accepted(distribution, "AwsSolutions-CFR3", "The bucket logs what is fetched from it.");
        Finding.accepted(
                distribution, "AwsSolutions-CFR4", "CloudFront's own name has only its own certificate and minimum.");
        Finding.accepted(distribution, "AwsSolutions-CFR5", "The origin is S3, which CloudFront reaches by TLS.");
    }
}
