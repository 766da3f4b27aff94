package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch takes any dimensions: an alarm on others than are sent is deployed, and never rings. */
@WithNode
class DimensionsTest {

    private static final Path AWS = Path.of("..", "deploy", "aws");
    private static final String FAILING = " <- AWS/ApplicationELB HTTPCode_ELB_5XX_Count {LoadBalancer=Balancer}"
            + ", AWS/ApplicationELB HTTPCode_Target_5XX_Count {LoadBalancer=Balancer}"
            + ", AWS/ApplicationELB RequestCount {LoadBalancer=Balancer}";
    private static final String COMING = " <- AWS/AutoScaling GroupDesiredCapacity {AutoScalingGroupName=%1$sGroup}"
            + ", AWS/AutoScaling GroupInServiceInstances {AutoScalingGroupName=%1$sGroup}";
    private static final String INSTANCES =
            ", AWS/AutoScaling GroupInServiceInstances {AutoScalingGroupName=WorkersGroup}";

    /** What AWS sends by itself, as far as somebody looks at it here. */
    private static final Set<String> BY_AWS = Set.of(
            "AWS/ApplicationELB HealthyHostCount [LoadBalancer, TargetGroup]",
            "AWS/ApplicationELB HTTPCode_ELB_5XX_Count [LoadBalancer]",
            "AWS/ApplicationELB HTTPCode_Target_5XX_Count [LoadBalancer]",
            "AWS/ApplicationELB RequestCount [LoadBalancer]",
            "AWS/ApplicationELB TargetResponseTime [LoadBalancer]",
            "AWS/AutoScaling GroupDesiredCapacity [AutoScalingGroupName]",
            "AWS/AutoScaling GroupInServiceInstances [AutoScalingGroupName]",
            "AWS/EC2 CPUUtilization [AutoScalingGroupName]",
            "AWS/ElastiCache DatabaseMemoryUsagePercentage [CacheClusterId]",
            "AWS/ElastiCache EngineCPUUtilization [CacheClusterId]",
            "AWS/RDS CPUUtilization [DBInstanceIdentifier]",
            "AWS/RDS DatabaseConnections [DBInstanceIdentifier]",
            "AWS/RDS FreeStorageSpace [DBInstanceIdentifier]",
            "AWS/S3 BucketSizeBytes [BucketName, StorageType]");

    private final Installation installation = Installation.of("default");

    @Test
    void eachAlarmThatWakesLooksAtWhatItIsNamedAfter() {
        assertThat(alarms(installation.watch()))
                .containsExactlyInAnyOrder(
                        "VideosStuck <- ANB/anb anb_videos_limbo {job=anb}",
                        "JobsDead <- ANB/anb anb_jobs_dead {job=anb}",
                        "JobsWait <- ANB/anb anb_jobs_oldest_due {lane=heavy}",
                        "LightJobsWait <- ANB/anb anb_jobs_oldest_due {lane=light}",
                        "FoldingLags <- ANB/anb anb_voting_fold_lag {job=anb}",
                        "NobodyMeasures <- ANB/anb anb_jobs_dead {job=anb}",
                        "TempFills <- ANB/anb disk_used_percent {tier=workers}",
                        "NoHealthyNode <- AWS/ApplicationELB HealthyHostCount"
                                + " {LoadBalancer=BalancerHttp, TargetGroup=Nodes}",
                        "RequestsFail" + FAILING,
                        "ErrorsFastLong" + FAILING,
                        "ErrorsFastShort" + FAILING,
                        "ErrorsSlowLong" + FAILING,
                        "ErrorsSlowShort" + FAILING,
                        "DatabaseStorage <- AWS/RDS FreeStorageSpace {DBInstanceIdentifier=Database}",
                        "DatabaseBusy <- AWS/RDS DatabaseConnections {DBInstanceIdentifier=Database}",
                        "RedisFull <- AWS/ElastiCache DatabaseMemoryUsagePercentage {CacheClusterId=anb-redis-001}",
                        "WebShort" + COMING.formatted("Web"),
                        "WorkersShort" + COMING.formatted("Workers"),
                        "WebAtMost <- AWS/AutoScaling GroupInServiceInstances {AutoScalingGroupName=WebGroup}",
                        "WorkersAtMost <- AWS/AutoScaling GroupInServiceInstances {AutoScalingGroupName=WorkersGroup}");
    }

    @Test
    void eachAlarmThatScalesLooksAtItsOwnGroupAndLane() {
        assertThat(alarms(installation.service()))
                .containsExactlyInAnyOrder(
                        "WebBusy <- AWS/EC2 CPUUtilization {AutoScalingGroupName=WebGroup}",
                        "WebIdle <- AWS/EC2 CPUUtilization {AutoScalingGroupName=WebGroup}",
                        "WorkersLate <- ANB/anb anb_jobs_oldest_due {lane=heavy}",
                        "WorkersCrowded <- ANB/anb anb_jobs_depth {lane=heavy}" + INSTANCES,
                        "WorkersIdle <- ANB/anb anb_jobs_depth {lane=heavy}, ANB/anb anb_jobs_running {lane=heavy}"
                                + INSTANCES);
    }

    @Test
    void everyMetricThatIsLookedAtIsSentWithTheseDimensions() throws IOException {
        var agent = new JsonMapper()
                .readTree(Files.readString(AWS.resolve("agent.json")).replace("@INSTALLATION@", "anb"));
        var sent = new TreeSet<>(BY_AWS);
        declared(agent).forEach(sent::add);
        measured(agent).forEach(sent::add);
        assertThat(lookedAt()).extracting(Metric::key).isNotEmpty().isSubsetOf(sent);
    }

    /** The label is the name that the agent's configuration gives to the node. */
    @Test
    void theJobIsTheOneThatAgentsRead() throws IOException {
        assertThat(Files.readString(AWS.resolve("agent-prometheus.yml"))).contains("job_name: anb\n");
        assertThat(lookedAt())
                .filteredOn(metric -> metric.dimensions().containsKey("job"))
                .isNotEmpty()
                .allMatch(metric -> "anb".equals(metric.dimensions().get("job")));
    }

    private List<Metric> lookedAt() {
        return Stream.concat(
                        Stream.of(installation.watch(), installation.service())
                                .flatMap(template -> template.all("AWS::CloudWatch::Alarm").stream())
                                .flatMap(Metric::of),
                        Metric.onDashboard(installation.watch()))
                .toList();
    }

    private static List<String> alarms(Template template) {
        return template.all("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.name() + " <- "
                        + Metric.of(alarm).map(Metric::toString).sorted().collect(Collectors.joining(", ")))
                .toList();
    }

    /** Of the application's, as the agent makes them of labels. */
    private static Stream<String> declared(JsonNode agent) {
        var processor = agent.findValue("emf_processor");
        var namespace = processor.get("metric_namespace").asString();
        return processor
                .get("metric_declaration")
                .valueStream()
                .flatMap(declaration -> declaration
                        .get("dimensions")
                        .valueStream()
                        .flatMap(dimensions -> declaration
                                .get("metric_selectors")
                                .valueStream()
                                .map(name -> key(namespace, name.asString().replaceAll("[$^]", ""), dimensions))));
    }

    /** Of the machine's, as the agent measures them and adds them up. */
    private static Stream<String> measured(JsonNode agent) {
        var metrics = agent.get("metrics");
        var namespace = metrics.get("namespace").asString();
        return metrics.get("metrics_collected")
                .propertyStream()
                .flatMap(part -> part.getValue()
                        .get("measurement")
                        .valueStream()
                        .flatMap(name -> metrics.get("aggregation_dimensions")
                                .valueStream()
                                .map(dimensions -> key(namespace, part.getKey() + "_" + name.asString(), dimensions))));
    }

    private static String key(String namespace, String name, JsonNode dimensions) {
        var sorted =
                new TreeSet<>(dimensions.valueStream().map(JsonNode::asString).toList());
        return "%s %s %s".formatted(namespace, name, sorted);
    }
}
