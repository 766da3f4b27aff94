package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** A test that pins a property fails without it: one at a time is taken out of the templates, and its test is run again. */
@WithNode
class RemovalTest {

    /** @param resource its name in the stack */
    record Removal(String stack, String resource, String property, Runnable pins) {

        @Override
        public String toString() {
            return "%s %s %s".formatted(stack, resource, property);
        }
    }

    static Stream<Removal> removals() {
        return Stream.of(
                of(
                        "Network",
                        "VpcS3",
                        "/PolicyDocument",
                        () -> new NetworkTest().s3IsReachedByAGatewayThatKnowsOnlyOurBucketsAndThePackages()),
                of("Network", "VpcRefusalsFlowLog", "/TrafficType", () -> new NetworkTest().whatIsRefusedIsNoted()),
                of("Data", "Database", "/StorageEncrypted", () -> new DatabaseTest().itIsEncryptedOnDiskAndOnTheWay()),
                of(
                        "Data",
                        "Parameters",
                        "/Parameters/rds.force_ssl",
                        () -> new DatabaseTest().itIsEncryptedOnDiskAndOnTheWay()),
                of(
                        "Data",
                        "Parameters",
                        "/Parameters/max_connections",
                        () -> new DatabaseTest().allPoolsTogetherFitItsLimit(Installation.of("default"))),
                of("Data", "Database", "/MultiAZ", () -> new DatabaseTest().itHasTheFirstSystemsSizeAndAStandby()),
                of("Data", "Database", "/DeletionProtection", () -> new DatabaseTest().itIsNotDeletedByAccident()),
                of(
                        "Data",
                        "Database",
                        "/BackupRetentionPeriod",
                        () -> new DatabaseTest().anyMomentOfSevenDaysCanBeRestored()),
                of("Data", "Database", "/MaxAllocatedStorage", () -> new DatabaseTest().itsStorageGrowsByItself()),
                of("Data", "Clips", "/VersioningConfiguration", () -> new BucketsTest().clipsKeepTheirVersions()),
                of("Data", "Clips", "/BucketEncryption", () -> new BucketsTest().everyBucketIsEncryptedByS3()),
                of(
                        "Data",
                        "Clips",
                        "/PublicAccessBlockConfiguration/BlockPublicPolicy",
                        () -> new BucketsTest().nothingIsPublic()),
                of("Data", "Redis", "/AuthToken", () -> new BrokerTest().itAsksForAPasswordThatNoTemplateShows()),
                of(
                        "Data",
                        "Redis",
                        "/TransitEncryptionEnabled",
                        () -> new BrokerTest().itIsEncryptedOnTheWayAndAtRest()),
                of("Data", "Redis", "/AutomaticFailoverEnabled", () -> new BrokerTest().aReplicaTakesOver()),
                of(
                        "Service",
                        "WebRoleDefaultPolicy",
                        "/PolicyDocument/Statement/1/Condition",
                        () -> new RightsTest().metricsAreHeldToOneNamespace()),
                of(
                        "Service",
                        "WebMachine",
                        "/LaunchTemplateData/MetadataOptions",
                        () -> new FleetsTest().metadataIsGivenOnlyForATokenAndOnlyToTheInstance()),
                of(
                        "Service",
                        "WorkersMachine",
                        "/LaunchTemplateData/BlockDeviceMappings/1/Ebs/Encrypted",
                        () -> new FleetsTest().everyDiskIsEncrypted()),
                of(
                        "Service",
                        "WorkersLifecycleHookScaleIn",
                        "/HeartbeatTimeout",
                        () -> new FleetsTest().aWorkerIsWaitedForWhenItMustGo()),
                of(
                        "Service",
                        "WorkersGroup",
                        "/MetricsCollection",
                        () -> new ScalingTest().aGroupSaysHowManyOfItAreAtWork()),
                of("Service", "Nodes", "/HealthCheckPath", () -> new BalancerTest().itAsksForHealthEveryHalfMinute()),
                of(
                        "Service",
                        "Balancer",
                        "/LoadBalancerAttributes",
                        () -> new BalancerTest().itIsNotDeletedByAccidentAndDropsIllFormedHeaders()),
                of(
                        "Watch",
                        "VideosStuck",
                        "/Dimensions",
                        () -> new DimensionsTest().eachAlarmThatWakesLooksAtWhatItIsNamedAfter()),
                of("Watch", "VideosStuck", "/AlarmActions", () -> new WatchTest().allThatWakesGoesToOneTopic()),
                of(
                        "Watch",
                        "NobodyMeasures",
                        "/TreatMissingData",
                        () -> new WatchTest().missingDataWakeByTwoAlarmsAndNotByEveryOne()));
    }

    private static Removal of(String stack, String resource, String property, Runnable pins) {
        return new Removal(stack, resource, property, pins);
    }

    @ParameterizedTest
    @MethodSource("removals")
    void whatPinsAPropertyFailsWithoutIt(Removal removal, @TempDir Path folder) throws IOException {
        var copy = copy(folder);
        ScopedValue.where(Installation.INSTEAD, copy).run(removal.pins());
        remove(folder.resolve(removal.stack() + ".template.json"), removal);
        assertThatThrownBy(() -> ScopedValue.where(Installation.INSTEAD, copy).run(removal.pins()));
    }

    private static Installation copy(Path folder) throws IOException {
        var real = Installation.of("default");
        for (var stack : Installation.STACKS) {
            Files.copy(real.folder().resolve(stack + ".template.json"), folder.resolve(stack + ".template.json"));
        }
        return new Installation(real.name(), real.settings(), folder);
    }

    private static void remove(Path file, Removal removal) throws IOException {
        var template = Template.in(file);
        var named = template.json()
                .get("Resources")
                .propertyStream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .filter(resource -> resource.name().equals(removal.resource()))
                .toList();
        assertThat(named).as(removal.resource()).hasSize(1);
        var slash = removal.property().lastIndexOf('/');
        var parent = (ObjectNode) named.getFirst().at(removal.property().substring(0, slash));
        var removed = parent.remove(removal.property().substring(slash + 1));
        assertThat(removed != null).as("%s is there", removal).isTrue();
        Files.writeString(file, template.json().toString());
    }
}
