package anb.infra.service;

import static java.util.Objects.requireNonNull;

import anb.infra.Finding;
import anb.infra.data.ClipRights;
import anb.infra.data.DataStack;
import anb.infra.network.NetworkStack;
import anb.infra.settings.Fleet;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthCheckType;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthChecksOptions;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.BasicLifecycleHookProps;
import software.amazon.awscdk.services.autoscaling.DefaultResult;
import software.amazon.awscdk.services.autoscaling.Ec2HealthChecksOptions;
import software.amazon.awscdk.services.autoscaling.GroupMetrics;
import software.amazon.awscdk.services.autoscaling.HealthChecks;
import software.amazon.awscdk.services.autoscaling.LifecycleTransition;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.SignalsOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.LaunchTemplate;

/** Web nodes and workers: who they are, what they are made of, how they are replaced. */
final class Instances {

    /** From the beginning of an instance to its signal: boot, and twice the patience of {@code deploy/aws/install}. */
    private static final Duration TO_START = Duration.minutes(15);

    /** The hook that keeps a worker until it has let go of its work. */
    static final String SCALE_IN = "scale-in";

    private static final Duration TO_STOP = Duration.minutes(15);

    private final Stack stack;
    private final Settings settings;
    private final NetworkStack network;
    private final DataStack data;

    Instances(Stack stack, Settings settings, NetworkStack network, DataStack data) {
        this.stack = stack;
        this.settings = settings;
        this.network = network;
        this.data = data;
    }

    Tier web() {
        var role = new Roles(stack, settings, data).of("Web", data.secrets().ofWeb());
        Roles.maySeeWhoIsAtWork(role);
        var machine = new Machine(stack, "Web", settings.web(), settings.release());
        var template =
                machine.of(role, network.walls().web(), new FirstBoot(settings, data).web(), List.of(machine.root()));
        var checks = HealthChecks.withAdditionalChecks(AdditionalHealthChecksOptions.builder()
                .additionalTypes(List.of(AdditionalHealthCheckType.ELB))
                .gracePeriod(TO_START)
                .build());
        return new Tier(group("Web", settings.web(), template, checks), role);
    }

    Tier workers() {
        var role = new Roles(stack, settings, data).of("Workers", data.secrets().ofWorkers());
        ClipRights.workers(data.buckets().clips()).forEach(role::addToPolicy);
        ClipRights.explain(role);
        Roles.mayLeave(role, stack, settings.named("workers"));
        var machine = new Machine(stack, "Workers", settings.workers(), settings.release());
        var template = machine.of(
                role,
                network.walls().workers(),
                new FirstBoot(settings, data).workers(),
                List.of(machine.root(), machine.temp(settings.encoding().tempGigabytes())));
        var checks = HealthChecks.ec2(
                Ec2HealthChecksOptions.builder().gracePeriod(TO_START).build());
        var group = group("Workers", settings.workers(), template, checks);
        group.addLifecycleHook(
                "ScaleIn",
                BasicLifecycleHookProps.builder()
                        .lifecycleHookName(SCALE_IN)
                        .lifecycleTransition(LifecycleTransition.INSTANCE_TERMINATING)
                        .heartbeatTimeout(TO_STOP)
                        .defaultResult(DefaultResult.CONTINUE)
                        .build());
        return new Tier(group, role);
    }

    private AutoScalingGroup group(String name, Fleet fleet, LaunchTemplate template, HealthChecks checks) {
        var group = AutoScalingGroup.Builder.create(stack, name)
                .autoScalingGroupName(settings.named(name.toLowerCase(Locale.ROOT)))
                .vpc(network.vpc())
                .vpcSubnets(network.instances())
                .launchTemplate(template)
                .minCapacity(fleet.least())
                .maxCapacity(fleet.most())
                .healthChecks(checks)
                .defaultInstanceWarmup(Scaling.WARM_UP)
                .groupMetrics(List.of(GroupMetrics.all()))
                .signals(Signals.waitForMinCapacity(
                        SignalsOptions.builder().timeout(TO_START).build()))
                .updatePolicy(UpdatePolicy.rollingUpdate(RollingUpdateOptions.builder()
                        .maxBatchSize(1)
                        .minInstancesInService(fleet.keptInService())
                        .waitOnResourceSignals(true)
                        .pauseTime(TO_START)
                        .build()))
                .build();
        var resource = requireNonNull((CfnResource) group.getNode().getDefaultChild());
        resource.overrideLogicalId(FirstBoot.logicalId(name));
        Finding.accepted(
                group,
                "AwsSolutions-AS3",
                "Scaling is on the dashboard and in the group's history; a message for each instance would not be read.");
        return group;
    }
}
