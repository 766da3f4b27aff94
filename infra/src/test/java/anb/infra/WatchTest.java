package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithNode
class WatchTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");

    private final Template watch = Installation.of("default").watch();

    @ParameterizedTest
    @CsvSource({
        "VideosStuck, anb_videos_limbo, 0, 2",
        "JobsDead, anb_jobs_dead, 0, 1",
        "JobsWait, anb_jobs_oldest_due, 1800, 5",
        "LightJobsWait, anb_jobs_oldest_due, 120, 5",
        "FoldingLags, anb_voting_fold_lag, 10, 2",
        "TempFills, disk_used_percent, 90, 5"
    })
    void whatTheApplicationSaysOfItselfWakes(String name, String metric, int threshold, int minutes) {
        var alarm = alarm(name);
        assertThat(alarm.text("/Namespace")).isEqualTo("ANB/anb");
        assertThat(alarm.text("/MetricName")).isEqualTo(metric);
        assertThat(alarm.text("/Statistic")).isEqualTo("Maximum");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.at("/Threshold").asInt()).isEqualTo(threshold);
        assertThat(alarm.at("/EvaluationPeriods").asInt()).isEqualTo(minutes);
        assertThat(alarm.at("/Period").asInt()).isEqualTo(60);
    }

    @Test
    void aDatabaseThatFillsWakes() {
        var alarm = alarm("DatabaseStorage");
        assertThat(alarm.text("/MetricName")).isEqualTo("FreeStorageSpace");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("LessThanThreshold");
        // Half of what is free when RDS adds to the 20 GB, or 100, of the beginning.
        assertThat(alarm.at("/Threshold").asLong()).isEqualTo(1_000_000_000L);
        assertThat(Installation.of("large")
                        .watch()
                        .only(ALARM, "DatabaseStorage")
                        .at("/Threshold")
                        .asLong())
                .isEqualTo(5_000_000_000L);
        assertThat(alarm.text("/Statistic")).isEqualTo("Minimum");
        assertThat(alarm.text("/Dimensions")).contains("DBInstanceIdentifier", "Database");
        var busy = alarm("DatabaseBusy");
        assertThat(busy.text("/Namespace") + " " + busy.text("/MetricName")).isEqualTo("AWS/RDS DatabaseConnections");
        assertThat(busy.text("/Statistic")).isEqualTo("Maximum");
        assertThat(busy.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(busy.at("/Threshold").asInt()).isEqualTo(75);
        assertThat(busy.at("/EvaluationPeriods").asInt()).isEqualTo(2);
    }

    @Test
    void aRedisThatFillsWakes() {
        var full = alarm("RedisFull");
        assertThat(full.text("/Namespace") + " " + full.text("/MetricName"))
                .isEqualTo("AWS/ElastiCache DatabaseMemoryUsagePercentage");
        assertThat(full.text("/Dimensions")).contains("CacheClusterId", "anb-redis-001");
        assertThat(full.text("/Statistic")).isEqualTo("Average");
        assertThat(full.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(full.at("/Threshold").asInt()).isEqualTo(90);
        assertThat(full.at("/EvaluationPeriods").asInt()).isEqualTo(2);
    }

    @Test
    void requestsThatFailWake() {
        var alarm = alarm("RequestsFail");
        assertThat(alarm.text("/Metrics"))
                .contains("HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count", "RequestCount", failedAtLeast(10));
        assertThat(alarm.at("/Threshold").asDouble()).isEqualTo(0.05);
        var none = alarm("NoHealthyNode");
        assertThat(none.text("/MetricName")).isEqualTo("HealthyHostCount");
        // Each zone counts its own: the least of them is none while the only node of a zone is replaced.
        assertThat(none.text("/Statistic")).isEqualTo("Maximum");
        assertThat(none.text("/ComparisonOperator")).isEqualTo("LessThanThreshold");
        assertThat(none.at("/Threshold").asInt()).isEqualTo(1);
        assertThat(none.at("/EvaluationPeriods").asInt()).isEqualTo(2);
        assertThat(none.at("/Period").asInt()).isEqualTo(60);
        assertThat(none.text("/Dimensions")).contains("LoadBalancer", "TargetGroup");
        // Where there is no node at all the balancer counts nothing.
        assertThat(none.text("/TreatMissingData")).isEqualTo("breaching");
    }

    /** A quota, a zone without instances of the kind: nothing else says so. */
    @ParameterizedTest
    @CsvSource({"WebShort, WebGroup", "WorkersShort, WorkersGroup"})
    void instancesThatDoNotComeWake(String name, String group) {
        var alarm = alarm(name);
        assertThat(alarm.text("/Metrics/0/Expression")).isEqualTo("desired - present");
        assertThat(alarm.text("/Metrics"))
                .contains(
                        "\"Id\":\"desired\"",
                        "\"MetricName\":\"GroupDesiredCapacity\"",
                        "\"Id\":\"present\"",
                        "\"MetricName\":\"GroupInServiceInstances\"",
                        group)
                .contains("\"Period\":60");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.at("/Threshold").asInt()).isZero();
        assertThat(alarm.at("/EvaluationPeriods").asInt()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"WebAtMost, WebGroup, 4", "WorkersAtMost, WorkersGroup, 2"})
    void aGroupThatCannotGrowWakes(String name, String group, int oneFewer) {
        var alarm = alarm(name);
        assertThat(alarm.text("/MetricName")).isEqualTo("GroupInServiceInstances");
        assertThat(alarm.text("/Dimensions")).contains(group);
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.at("/Threshold").asInt()).isEqualTo(oneFewer);
        assertThat(alarm.at("/EvaluationPeriods").asInt()).isEqualTo(10);
        // The one worker of the small size is always all there may be.
        assertThat(Installation.of("small").watch().all(ALARM))
                .extracting(Resource::name)
                .contains("WebAtMost", "WorkersShort")
                .doesNotContain("WorkersAtMost");
    }

    @ParameterizedTest
    @CsvSource({"ErrorsFast, 0.0144, 3600, 300", "ErrorsSlow, 0.006, 21600, 1800"})
    void aBurningErrorBudgetWakes(String name, double pace, int time, int lately) {
        for (var part : new String[] {name + "Long", name + "Short"}) {
            assertThat(alarm(part).at("/Threshold").asDouble()).isEqualTo(pace);
            assertThat(alarm(part).at("/AlarmActions").isMissingNode()).isTrue();
        }
        assertThat(alarm(name + "Long").text("/Metrics")).contains("\"Period\":" + time, failedAtLeast(10));
        assertThat(alarm(name + "Short").text("/Metrics")).contains("\"Period\":" + lately, failedAtLeast(1));
        var both = watch.only(COMPOSITE, name);
        assertThat(both.text("/AlarmRule")).contains(name + "Long", " AND ", name + "Short");
        assertThat(both.text("/AlarmActions")).contains("People");
    }

    @Test
    void missingDataWakeByTwoAlarmsAndNotByEveryOne() {
        assertThat(watch.all(ALARM))
                .filteredOn(alarm -> alarm.text("/TreatMissingData").equals("breaching"))
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("NobodyMeasures", "NoHealthyNode");
        // One that is no number without PostgreSQL (Glance); others would go on with their last value.
        assertThat(alarm("NobodyMeasures").text("/MetricName")).isEqualTo("anb_jobs_dead");
        assertThat(alarm("NobodyMeasures").text("/Dimensions"))
                .isEqualTo(alarm("JobsDead").text("/Dimensions"));
        assertThat(alarm("NobodyMeasures").at("/EvaluationPeriods").asInt()).isEqualTo(5);
        assertThat(watch.all(ALARM))
                .filteredOn(alarm -> !alarm.name().matches("NobodyMeasures|NoHealthyNode"))
                .allMatch(alarm -> alarm.text("/TreatMissingData").equals("notBreaching"));
    }

    @Test
    void eachAlarmNamesASectionOfTheManual() throws Exception {
        var sections = HEADING.splitAsStream(Files.readString(Path.of("..", "docs", "operations.md")))
                .collect(Collectors.toMap(WatchTest::link, Function.identity(), (first, _) -> first));
        assertThat(Stream.concat(watch.all(ALARM).stream(), watch.all(COMPOSITE).stream()))
                .hasSize(22)
                .allSatisfy(alarm -> {
                    assertThat(alarm.text("/AlarmDescription")).isIn(sections.keySet());
                    assertThat(sections.get(alarm.text("/AlarmDescription")))
                            .containsPattern("\\*On AWS:\\* .*`%s`"
                                    .formatted(alarm.name().replaceFirst("^(Errors.*)(Long|Short)$", "$1")));
                });
    }

    private static String link(String section) {
        var title = section.lines().findFirst().orElse("");
        return "docs/operations.md#" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String failedAtLeast(int least) {
        return "IF(FILL(nodes, 0) + FILL(balancer, 0) >= %d, (FILL(nodes, 0) + FILL(balancer, 0)) /".formatted(least);
    }

    private Resource alarm(String name) {
        return watch.all(ALARM).stream()
                .filter(alarm -> alarm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
