package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithNode
class RightsTest {

    private static final List<String> OF_EVERY_INSTANCE = List.of(
            "ssm:UpdateInstanceInformation *",
            "ssmmessages:CreateControlChannel *",
            "ssmmessages:CreateDataChannel *",
            "ssmmessages:OpenControlChannel *",
            "ssmmessages:OpenDataChannel *",
            "cloudwatch:PutMetricData *",
            "logs:CreateLogStream log-group:/anb/*",
            "logs:PutLogEvents log-group:/anb/*",
            "logs:DescribeLogStreams log-group:/anb/*",
            "s3:GetObject releases/0.1.0/anb-x86_64.tar.gz",
            "secretsmanager:GetSecretValue RedisPassword",
            "secretsmanager:GetSecretValue Database",
            "cloudformation:SignalResource {\"Ref\":\"AWS::StackId\"}");

    private final Template service = Installation.of("default").service();

    @Test
    void oneRoleIsThereForEachTier() {
        assertThat(service.all("AWS::IAM::Role"))
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("WebRole", "WorkersRole");
        assertThat(service.all("AWS::IAM::Role"))
                .allMatch(role -> role.at("/ManagedPolicyArns").isMissingNode());
    }

    @Test
    void aWebNodeMayReportReadItsSecretsAndNothingElse() {
        assertThat(Rights.of(service, "WebRole"))
                .containsExactlyInAnyOrderElementsOf(and(
                        OF_EVERY_INSTANCE,
                        "secretsmanager:GetSecretValue Tokens",
                        "secretsmanager:GetSecretValue Signing",
                        "autoscaling:DescribeAutoScalingGroups *"));
    }

    @Test
    void aWorkerMayAlsoMakeClipsAndLeave() {
        assertThat(Rights.of(service, "WorkersRole"))
                .containsExactlyInAnyOrderElementsOf(and(
                        OF_EVERY_INSTANCE,
                        "s3:AbortMultipartUpload uploads/*",
                        "s3:AbortMultipartUpload processed/*",
                        "s3:DeleteObject uploads/*",
                        "s3:DeleteObject processed/*",
                        "s3:DeleteObjectVersion uploads/*",
                        "s3:DeleteObjectVersion processed/*",
                        "s3:GetObject uploads/*",
                        "s3:GetObject processed/*",
                        "s3:GetObject resources/*",
                        "s3:GetObjectVersion uploads/*",
                        "s3:GetObjectVersion processed/*",
                        "s3:ListMultipartUploadParts uploads/*",
                        "s3:ListMultipartUploadParts processed/*",
                        "s3:PutObject uploads/*",
                        "s3:PutObject processed/*",
                        "s3:PutObject resources/*",
                        "s3:GetBucketVersioning Clips",
                        "s3:ListBucket Clips",
                        "s3:ListBucketMultipartUploads Clips",
                        "s3:ListBucketVersions Clips",
                        "autoscaling:CompleteLifecycleAction" + " autoScalingGroup:*:autoScalingGroupName/anb-workers",
                        "autoscaling:RecordLifecycleActionHeartbeat"
                                + " autoScalingGroup:*:autoScalingGroupName/anb-workers"));
    }

    /** The address of Redis, in the zone of this installation, by the name that nodes look up, and nothing else of Route 53. */
    @Test
    void theWorkerOfTheSmallSizeSaysWhereRedisIsAndNothingElse() {
        var may = Installation.of("small")
                .service()
                .only("AWS::IAM::Policy", "WorkersRole")
                .at("/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> statement.get("Action").toString().contains("route53"))
                .toList();
        assertThat(may).hasSize(1);
        assertThat(may.getFirst().get("Effect").asString()).isEqualTo("Allow");
        assertThat(may.getFirst().get("Action").asString()).isEqualTo("route53:ChangeResourceRecordSets");
        assertThat(FirstBoots.plain(may.getFirst().get("Resource")))
                .isEqualTo("arn:<AWS::Partition>:route53:::hostedzone/<Inside>");
        assertThat(Policy.conditions(may.getFirst().path("Condition")))
                .isEqualTo(" if ForAllValues:StringEquals"
                        + " route53:ChangeResourceRecordSetsNormalizedRecordNames redis.anb.internal"
                        + " if ForAllValues:StringEquals route53:ChangeResourceRecordSetsRecordTypes A");
        assertThat(Rights.of(Installation.of("small").service(), "WebRole"))
                .noneMatch(right -> right.contains("route53"));
        assertThat(Rights.of(service, "WorkersRole")).noneMatch(right -> right.contains("route53"));
    }

    @Test
    void metricsAreHeldToOneNamespace() {
        assertThat(service.all("AWS::IAM::Policy"))
                .hasSize(2)
                .allMatch(policy -> policy.text("/PolicyDocument")
                        .contains("{\"StringEquals\":{\"cloudwatch:namespace\":\"ANB/anb\"}}"));
    }

    @Test
    void twoInstallationsDoNotMixTheirMetrics() {
        var other = Installation.of("other", "default", Map.of("name", "cali", "bucket.name", "cali-videos"));
        assertThat(other.service().json().toString()).contains("\"ANB/cali\"").doesNotContain("\"ANB/anb\"");
        assertThat(other.watch().json().toString()).contains("\"ANB/cali\"").doesNotContain("\"ANB\"", "\"ANB/anb\"");
    }

    @Test
    void instancesAreReachedBySessionManagerOnly() {
        assertThat(service.all("AWS::EC2::LaunchTemplate"))
                .allMatch(machine -> machine.at("/LaunchTemplateData/KeyName").isMissingNode());
        assertThat(Doors.of(Installation.of("default").network())).noneMatch(door -> door.endsWith(" 22"));
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
