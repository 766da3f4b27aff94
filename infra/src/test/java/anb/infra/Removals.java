package anb.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is pinned, and by which test: properties of the templates of every size, and of one with all that is optional. */
final class Removals {

    private static final List<String> ALL = List.of("default", "small", "large", "options");
    private static final List<String> WITH_REDIS = List.of("default", "large", "options");
    private static final List<String> DEFAULTS = List.of("default", "options");

    private final List<Removal> all = new ArrayList<>();

    private Removals() {
        network();
        data();
        redis();
        service();
        watch();
        new SizeRemovals(this).add();
    }

    /**
     * A property that is taken out of the templates of a size.
     *
     * @param as the name of the installation that the test asks for
     * @param resource its name in the stack
     */
    record Removal(String size, String as, String stack, String resource, String property, Runnable pins) {

        @Override
        public String toString() {
            return "%s: %s %s %s".formatted(size, stack, resource, property);
        }
    }

    static Stream<Removal> all() {
        return new Removals().all.stream();
    }

    /** What a test says of the default size, which holds for these sizes too: they stand in for it. */
    private void each(List<String> sizes, String stack, String resource, Runnable pins, String... properties) {
        sizes.forEach(size -> one(size, "default", stack, resource, pins, properties));
    }

    /** What a test says of one size, or of all that is optional. */
    void one(String size, String as, String stack, String resource, Runnable pins, String... properties) {
        for (var property : properties) {
            all.add(new Removal(size, as, stack, resource, property, pins));
        }
    }

    private void network() {
        each(
                ALL,
                "Network",
                "VpcS3",
                () -> new NetworkTest().s3IsReachedByAGatewayThatKnowsOnlyOurBucketsAndThePackages(),
                "/PolicyDocument",
                "/PolicyDocument/Statement/0/Action",
                "/PolicyDocument/Statement/0/Resource");
        each(
                ALL,
                "Network",
                "VpcS3",
                () -> new NetworkTest().onlyInstancesHaveARouteToS3(Installation.of("default")),
                "/RouteTableIds");
        each(ALL, "Network", "VpcRefusalsFlowLog", () -> new NetworkTest().whatIsRefusedIsNoted(), "/TrafficType");
    }

    private void data() {
        Runnable encrypted = () -> new DatabaseTest().itIsEncryptedOnDiskAndOnTheWay();
        each(ALL, "Data", "Database", encrypted, "/StorageEncrypted");
        each(ALL, "Data", "Parameters", encrypted, "/Parameters/rds.force_ssl");
        each(
                ALL,
                "Data",
                "Parameters",
                () -> new DatabaseTest().allPoolsTogetherFitItsLimit(Installation.of("default")),
                "/Parameters/max_connections");
        each(ALL, "Data", "Database", () -> new DatabaseTest().itIsNotDeletedByAccident(), "/DeletionProtection");
        each(
                ALL,
                "Data",
                "Database",
                () -> new DatabaseTest().anyMomentOfSevenDaysCanBeRestored(),
                "/BackupRetentionPeriod");
        each(
                List.of("default", "small", "options"),
                "Data",
                "Database",
                () -> new DatabaseTest().itHasTheFirstSystemsSizeAndAStandby(),
                "/MultiAZ",
                "/DBInstanceClass");
        each(DEFAULTS, "Data", "Database", () -> new DatabaseTest().itsStorageGrowsByItself(), "/MaxAllocatedStorage");
        each(ALL, "Data", "Clips", () -> new BucketsTest().clipsKeepTheirVersions(), "/VersioningConfiguration");
        each(ALL, "Data", "Clips", () -> new BucketsTest().everyBucketIsEncryptedByS3(), "/BucketEncryption");
        each(
                ALL,
                "Data",
                "Clips",
                () -> new BucketsTest().nothingIsPublic(),
                "/PublicAccessBlockConfiguration/BlockPublicPolicy",
                "/OwnershipControls");
        each(
                ALL,
                "Data",
                "LogsPolicy",
                () -> new BucketsTest().accessLogsAreWrittenByS3AndTheBalancerAndNobodyElse(),
                "/PolicyDocument/Statement/1/Condition",
                "/PolicyDocument/Statement/4/Condition/StringEquals");
    }

    private void redis() {
        Runnable password = () -> new BrokerTest().itAsksForAPasswordThatNoTemplateShows();
        each(WITH_REDIS, "Data", "Redis", password, "/AuthToken");
        each(
                WITH_REDIS,
                "Data",
                "Redis",
                () -> new BrokerTest().itIsEncryptedOnTheWayAndAtRest(),
                "/TransitEncryptionEnabled",
                "/TransitEncryptionMode",
                "/AtRestEncryptionEnabled");
        each(WITH_REDIS, "Data", "Redis", () -> new BrokerTest().aReplicaTakesOver(), "/AutomaticFailoverEnabled");
    }

    private void service() {
        each(
                ALL,
                "Service",
                "WebRoleDefaultPolicy",
                () -> new RightsTest().metricsAreHeldToOneNamespace(),
                "/PolicyDocument/Statement/1/Condition");
        each(
                ALL,
                "Service",
                "WebMachine",
                () -> new FleetsTest().metadataIsGivenOnlyForATokenAndOnlyToTheInstance(),
                "/LaunchTemplateData/MetadataOptions",
                "/LaunchTemplateData/MetadataOptions/HttpPutResponseHopLimit");
        each(
                ALL,
                "Service",
                "WorkersMachine",
                () -> new FleetsTest().everyDiskIsEncrypted(),
                "/LaunchTemplateData/BlockDeviceMappings/1/Ebs/Encrypted");
        each(
                ALL,
                "Service",
                "WorkersLifecycleHookScaleIn",
                () -> new FleetsTest().aWorkerIsWaitedForWhenItMustGo(),
                "/HeartbeatTimeout");
        each(
                ALL,
                "Service",
                "WorkersGroup",
                () -> new ScalingTest().aGroupSaysHowManyOfItAreAtWork(),
                "/MetricsCollection");
        each(ALL, "Service", "Nodes", () -> new BalancerTest().itAsksForHealthEveryHalfMinute(), "/HealthCheckPath");
        Runnable toNginx = () -> new BalancerTest().itSpeaksHttpToNginxOfEachInstance();
        each(ALL, "Service", "Nodes", toNginx, "/Port", "/Protocol", "/TargetType");
        each(ALL, "Service", "WebGroup", toNginx, "/TargetGroupARNs");
        each(
                ALL,
                "Service",
                "Balancer",
                () -> new BalancerTest().itIsNotDeletedByAccidentAndDropsIllFormedHeaders(),
                "/LoadBalancerAttributes");
        Runnable scaling = () -> new AlarmsTest().eachAlarmThatScalesLooksThatWayForThatLong();
        each(ALL, "Service", "WebBusy", scaling, "/ComparisonOperator", "/Period", "/EvaluationPeriods");
        each(ALL, "Service", "WorkersIdle", scaling, "/ComparisonOperator", "/Threshold");
    }

    private void watch() {
        each(
                List.of("default"),
                "Watch",
                "VideosStuck",
                () -> new DimensionsTest().eachAlarmThatWakesLooksAtWhatItIsNamedAfter(),
                "/Dimensions");
        Runnable waking = () -> new AlarmsTest().eachAlarmThatWakesLooksThatWayForThatLong();
        each(DEFAULTS, "Watch", "VideosStuck", waking, "/ComparisonOperator", "/Period", "/Statistic");
        each(DEFAULTS, "Watch", "NoHealthyNode", waking, "/ComparisonOperator", "/Period");
        each(WITH_REDIS, "Watch", "VideosStuck", () -> new PeopleTest().allThatWakesGoesToOneTopic(), "/AlarmActions");
        each(ALL, "Watch", "TopicKey", () -> new PeopleTest().whoSpeaksToItMayUseItsKey(), "/KeyPolicy");
        each(
                ALL,
                "Watch",
                "PeoplePolicy",
                () -> new PeopleTest().onlyAlarmsAndTheBudgetSpeakToIt(),
                "/PolicyDocument/Statement/0/Condition");
        each(
                ALL,
                "Watch",
                "NobodyMeasures",
                () -> new WatchTest().missingDataWakeByTwoAlarmsAndNotByEveryOne(),
                "/TreatMissingData");
    }
}
