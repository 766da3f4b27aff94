package anb.infra.data;

import anb.infra.Finding;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.IConstruct;

/** What a tier may do in the bucket of clips. */
public final class ClipRights {

    /** In a bucket with versions, what is deleted for good is deleted version by version. */
    private static final List<String> ERASE = List.of("s3:DeleteObject", "s3:DeleteObjectVersion");

    private static final List<String> CHANGE = Stream.concat(
                    Stream.of(
                            "s3:GetObject",
                            "s3:GetObjectVersion",
                            "s3:PutObject",
                            "s3:AbortMultipartUpload",
                            "s3:ListMultipartUploadParts"),
                    ERASE.stream())
            .toList();
    private static final List<String> BUCKET = List.of(
            "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "s3:GetBucketVersioning");

    private ClipRights() {}

    /** Web nodes take originals in, sign URLs of clips, and erase what people want gone; no clip is made by them. */
    public static List<PolicyStatement> web(IBucket clips) {
        return List.of(
                allow(CHANGE, clips.arnForObjects("uploads/*")),
                allow(
                        Stream.concat(Stream.of("s3:GetObject"), ERASE.stream()).toList(),
                        clips.arnForObjects("processed/*")),
                allow(List.of("s3:GetObject", "s3:PutObject"), clips.arnForObjects("resources/*")),
                allow(BUCKET, clips.getBucketArn()));
    }

    /** Workers make clips, sweep what is left over and erase what a web node could not. */
    public static List<PolicyStatement> workers(IBucket clips) {
        return List.of(
                allow(CHANGE, clips.arnForObjects("uploads/*"), clips.arnForObjects("processed/*")),
                allow(List.of("s3:GetObject", "s3:PutObject"), clips.arnForObjects("resources/*")),
                allow(BUCKET, clips.getBucketArn()));
    }

    /** Says why these have a wildcard at the end of their resources. */
    public static void explain(IConstruct owner) {
        Finding.wildcard(
                owner,
                ".*Clips.*\\/(uploads|processed|resources)\\/\\*",
                "Objects have ids in their keys; the prefix is the boundary.");
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
