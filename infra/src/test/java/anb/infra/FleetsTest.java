package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithNode
class FleetsTest {

    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";
    private static final String MACHINE = "AWS::EC2::LaunchTemplate";

    private final Installation installation = Installation.of("default");
    private final Template service = installation.service();
    private final Resource web = service.only(GROUP, "WebGroup");
    private final Resource workers = service.only(GROUP, "WorkersGroup");

    @Test
    void twoToFiveWebNodesAreThere() {
        assertThat(web.text("/MinSize")).isEqualTo("2");
        assertThat(web.text("/MaxSize")).isEqualTo("5");
        assertThat(machine("Web").text("/LaunchTemplateData/InstanceType")).isEqualTo("t3.medium");
    }

    @Test
    void atLeastOneWorkerIsThereAndRunsTwoJobs() {
        assertThat(workers.text("/MinSize")).isEqualTo("1");
        assertThat(machine("Workers").text("/LaunchTemplateData/InstanceType")).isEqualTo("t3.large");
        assertThat(FirstBoots.of(installation, "Workers")).containsEntry("ANB_JOBS_CONCURRENCY", "2");
        assertThat(FirstBoots.of(installation, "Web")).containsEntry("ANB_JOBS_CONCURRENCY", "0");
    }

    @Test
    void aWorkerHasATempVolumeOfItsOwn() {
        var disks = machine("Workers").at("/LaunchTemplateData/BlockDeviceMappings");
        assertThat(disks.at("/1/DeviceName").asString()).isEqualTo("/dev/sdf");
        assertThat(disks.at("/1/Ebs/VolumeSize").asInt()).isEqualTo(20);
        assertThat(FirstBoots.of(installation, "Workers"))
                .containsEntry("TEMP_DEVICE", "/dev/sdf")
                .containsEntry("TEMP_FOLDER", "/tmp/anb-temp")
                .containsEntry("ANB_TEMP", "/tmp/anb-temp");
    }

    @Test
    void everyDiskIsEncrypted() {
        assertThat(service.all(MACHINE))
                .allSatisfy(machine -> assertThat(machine.at("/LaunchTemplateData/BlockDeviceMappings")
                                .valueStream())
                        .isNotEmpty()
                        .allMatch(disk -> disk.at("/Ebs/Encrypted").asBoolean()
                                && disk.at("/Ebs/VolumeType").asString().equals("gp3")));
    }

    @Test
    void metadataIsGivenOnlyForATokenAndOnlyToTheInstance() {
        assertThat(service.all(MACHINE)).hasSize(2).allSatisfy(machine -> {
            assertThat(machine.text("/LaunchTemplateData/MetadataOptions/HttpTokens"))
                    .isEqualTo("required");
            assertThat(machine.text("/LaunchTemplateData/MetadataOptions/HttpPutResponseHopLimit"))
                    .isEqualTo("1");
        });
    }

    @Test
    void eachInstanceHasTheRoleOfItsTier() {
        for (var tier : new String[] {"Web", "Workers"}) {
            var profile = service.only("AWS::IAM::InstanceProfile", tier + "Machine");
            assertThat(machine(tier).text("/LaunchTemplateData/IamInstanceProfile"))
                    .contains(profile.id());
            assertThat(profile.texts("/Roles")).hasSize(1).allMatch(role -> role.contains(tier + "Role"));
        }
    }

    @Test
    void processorsAreMeasuredEveryMinute() {
        assertThat(service.all(MACHINE))
                .allMatch(machine ->
                        machine.at("/LaunchTemplateData/Monitoring/Enabled").asBoolean());
    }

    @Test
    void burstableInstancesGoOnWhenCreditsEnd() {
        assertThat(service.all(MACHINE))
                .allMatch(machine -> machine.text("/LaunchTemplateData/CreditSpecification/CpuCredits")
                        .equals("unlimited"));
        assertThat(Installation.of("large").service().all(MACHINE))
                .allMatch(machine ->
                        machine.at("/LaunchTemplateData/CreditSpecification").isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebGroup", "WorkersGroup"})
    void nodesAreReplacedOneAfterTheOtherOnceTheNewOneIsReady(String id) {
        var group = service.only(GROUP, id).json();
        var rolling = group.at("/UpdatePolicy/AutoScalingRollingUpdate");
        assertThat(rolling.get("MaxBatchSize").asInt()).isEqualTo(1);
        assertThat(rolling.get("WaitOnResourceSignals").asBoolean()).isTrue();
        assertThat(rolling.get("PauseTime").asString()).isEqualTo("PT15M");
        assertThat(rolling.get("MinInstancesInService").asInt()).isEqualTo(id.equals("WebGroup") ? 2 : 1);
        assertThat(group.at("/CreationPolicy/ResourceSignal/Timeout").asString())
                .isEqualTo("PT15M");
        assertThat(group.at("/Properties/HealthCheckGracePeriod").asInt()).isEqualTo(15 * 60);
        assertThat(FirstBoots.of(installation, id.replace("Group", ""))).containsEntry("STACK_RESOURCE", id);
    }

    /** An instance is ready when the balancer has asked it; one without a listener asks nobody. */
    @ParameterizedTest
    @MethodSource("balancers")
    void webNodesAreNotMadeBeforeTheBalancerListens(Template made, String listener) {
        assertThat(made.only(GROUP, "WebGroup").json().get("DependsOn").valueStream())
                .extracting(dependency -> dependency.asString())
                .contains(made.only("AWS::ElasticLoadBalancingV2::Listener", listener)
                        .id());
    }

    static Stream<Arguments> balancers() {
        return Stream.of(
                Arguments.of(Installation.of("default").service(), "BalancerHttp"),
                Arguments.of(Installation.withOptions().service(), "BalancerHttps"));
    }

    @Test
    void webNodesAreJudgedByTheBalancerAndWorkersByNothingTheyShare() {
        assertThat(web.text("/HealthCheckType")).contains("ELB");
        assertThat(web.text("/TargetGroupARNs")).contains("Nodes");
        assertThat(workers.text("/HealthCheckType")).isEqualTo("EC2");
        assertThat(workers.at("/TargetGroupARNs").isMissingNode()).isTrue();
    }

    @Test
    void aWorkerIsWaitedForWhenItMustGo() {
        var hook = service.only("AWS::AutoScaling::LifecycleHook");
        assertThat(hook.text("/LifecycleTransition")).isEqualTo("autoscaling:EC2_INSTANCE_TERMINATING");
        assertThat(hook.at("/HeartbeatTimeout").asInt()).isEqualTo(900);
        assertThat(hook.text("/DefaultResult")).isEqualTo("CONTINUE");
        assertThat(hook.text("/LifecycleHookName")).isEqualTo("scale-in");
        assertThat(FirstBoots.of(installation, "Workers"))
                .containsEntry("SCALE_IN_HOOK", "scale-in")
                .containsEntry("SCALING_GROUP", workers.text("/AutoScalingGroupName"));
    }

    @Test
    void instancesRunInTheirOwnSubnetsBehindTheirOwnWalls() {
        assertThat(web.texts("/VPCZoneIdentifier")).hasSize(2).allMatch(subnet -> subnet.contains("instancesSubnet"));
        assertThat(workers.texts("/VPCZoneIdentifier"))
                .hasSize(2)
                .allMatch(subnet -> subnet.contains("instancesSubnet"));
        assertThat(machine("Web").text("/LaunchTemplateData/SecurityGroupIds")).contains("Web");
        assertThat(machine("Workers").text("/LaunchTemplateData/SecurityGroupIds"))
                .contains("Workers");
    }

    @Test
    void anInstanceTakesOnlyTheReleaseThatWasMeant() {
        assertThat(FirstBoots.script(installation, "Web"))
                .startsWith("#!/bin/bash\nset -Eeuo pipefail\ntrap 'shutdown -h +10' ERR\n")
                .contains("s3://anb-video-storage-2025-releases/releases/0.1.0/anb-x86_64.tar.gz")
                .contains("echo '%s  /opt/anb/release.tar.gz' | sha256sum --check".formatted("0".repeat(64)))
                .contains("dnf install -y -q amazon-cloudwatch-agent jq logrotate util-linux nginx\n")
                .endsWith("/opt/anb/deploy/aws/install");
    }

    @ParameterizedTest
    @MethodSource("anb.infra.Installation#presets")
    void theImageIsAmazonLinux2023(Installation preset) {
        var parameters = preset.service().json().get("Parameters").toString();
        assertThat(parameters)
                .contains("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel")
                .contains("x86_64");
    }

    private Resource machine(String tier) {
        return service.only(MACHINE, tier);
    }
}
