package anb.infra.service;

import anb.infra.Finding;
import anb.infra.data.DataStack;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** One role a tier, which may do what the units on an instance do and nothing else. */
record Roles(Stack stack, Settings settings, DataStack data) {

    Role of(String tier, List<Secret> told) {
        var role = Role.Builder.create(stack, tier + "Role")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .description("what a " + tier + " instance may do")
                .build();
        sessions(role);
        reports(role);
        release(role, tier);
        told.forEach(
                secret -> role.addToPolicy(allow(List.of("secretsmanager:GetSecretValue"), secret.getSecretArn())));
        role.addToPolicy(
                allow(List.of("secretsmanager:GetSecretValue"), data.facts().secret()));
        role.addToPolicy(allow(List.of("cloudformation:SignalResource"), stack.getStackId()));
        return role;
    }

    /** A web node starts again when its turn among them comes. The action knows no resources. */
    static void maySeeWhoIsAtWork(Role role) {
        role.addToPolicy(allow(List.of("autoscaling:DescribeAutoScalingGroups"), "*"));
    }

    /** A worker says itself when it may go. */
    static void mayLeave(Role role, Stack stack, String group) {
        role.addToPolicy(allow(
                List.of("autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"),
                "arn:%s:autoscaling:%s:%s:autoScalingGroup:*:autoScalingGroupName/%s"
                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), group)));
        Finding.wildcard(
                role,
                ".*autoScalingGroup:\\*:.*",
                "The id in a group's ARN is made with the group; its name is given.");
    }

    /** Session Manager, the only way in. Its actions know no resources. */
    private static void sessions(Role role) {
        role.addToPolicy(allow(
                List.of(
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"),
                "*"));
        Finding.wildcard(role, "\\*", "These actions know no resources; metrics are held to a namespace.");
    }

    private void reports(Role role) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("cloudwatch:PutMetricData"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("cloudwatch:namespace", Reported.by(settings).namespace())))
                .build());
        role.addToPolicy(allow(
                List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
                "arn:%s:logs:%s:%s:log-group:/%s/*"
                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), settings.name())));
        Finding.wildcard(role, ".*log-group:.*", "Streams are named by instances; the groups are this installation's.");
    }

    private void release(Role role, String tier) {
        var fleet = tier.equals("Web") ? settings.web() : settings.workers();
        role.addToPolicy(allow(
                List.of("s3:GetObject"),
                data.buckets().releases().arnForObjects(settings.release().key(fleet))));
    }

    private static PolicyStatement allow(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
