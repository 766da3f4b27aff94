package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@WithNode
class ScalingTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String POLICY = "AWS::AutoScaling::ScalingPolicy";

    private final Template service = Installation.of("default").service();

    @Test
    void webNodesComeWhenProcessorsAreBusyForTwoMinutes() {
        var alarm = alarm("WebBusy");
        assertThat(alarm.text("/MetricName")).isEqualTo("CPUUtilization");
        assertThat(alarm.text("/Dimensions")).contains("AutoScalingGroupName", "WebGroup");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(rule(alarm)).containsExactly(70, 2, 60);
        assertThat(steps("WebBusy")).containsExactly("0..15 +1", "15.. +2");
    }

    @Test
    void webNodesGoWhenProcessorsAreIdleForFiveMinutes() {
        var alarm = alarm("WebIdle");
        assertThat(alarm.text("/MetricName")).isEqualTo("CPUUtilization");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("LessThanThreshold");
        assertThat(rule(alarm)).containsExactly(30, 5, 60);
        assertThat(steps("WebIdle")).containsExactly("..0 -1");
    }

    @Test
    void workersComeWhenTheFirstClipInLineWaits() {
        var alarm = alarm("WorkersLate");
        assertThat(alarm.text("/Namespace")).isEqualTo("ANB/anb");
        assertThat(alarm.text("/MetricName")).isEqualTo("anb_jobs_oldest_due");
        assertThat(alarm.text("/Statistic")).isEqualTo("Maximum");
        assertThat(alarm.text("/Dimensions")).contains("\"lane\"", "\"heavy\"");
        assertThat(rule(alarm)).containsExactly(120, 2, 60);
        assertThat(steps("WorkersLate")).containsExactly("0..180 +1", "180.. +4");
    }

    @Test
    void workersComeWhenTooManyClipsWaitForEach() {
        var alarm = alarm("WorkersCrowded");
        assertThat(alarm.text("/Metrics")).contains("(waiting) / MAX([instances, TIME_SERIES(1)])");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(measures(alarm))
                .containsExactlyInAnyOrder(
                        "instances AWS/AutoScaling GroupInServiceInstances Average 60",
                        "waiting ANB/anb anb_jobs_depth Maximum 60");
        assertThat(alarm.at("/Threshold").asInt()).isEqualTo(20);
        assertThat(alarm.at("/EvaluationPeriods").asInt()).isEqualTo(2);
        assertThat(steps("WorkersCrowded")).containsExactly("0..20 +1", "20.. +4");
    }

    @Test
    void workersGoWhenThereIsNothingToDoForTenMinutes() {
        var alarm = alarm("WorkersIdle");
        assertThat(alarm.text("/Metrics")).contains("(waiting + running) / MAX([instances, TIME_SERIES(1)])");
        assertThat(measures(alarm))
                .containsExactlyInAnyOrder(
                        "instances AWS/AutoScaling GroupInServiceInstances Average 60",
                        "waiting ANB/anb anb_jobs_depth Maximum 60",
                        "running ANB/anb anb_jobs_running Maximum 60");
        assertThat(alarm.text("/ComparisonOperator")).isEqualTo("LessThanThreshold");
        assertThat(alarm.at("/Threshold").asInt()).isEqualTo(1);
        assertThat(alarm.at("/EvaluationPeriods").asInt()).isEqualTo(10);
        assertThat(steps("WorkersIdle")).containsExactly("..0 -1");
    }

    @Test
    void withoutDataNothingIsScaled() {
        assertThat(service.all(ALARM))
                .hasSize(5)
                .allMatch(alarm -> alarm.text("/TreatMissingData").equals("notBreaching"));
    }

    @Test
    void eachAlarmActsOnItsOwnGroup() {
        assertThat(service.all(POLICY)).hasSize(5).allSatisfy(policy -> {
            var group = policy.id().startsWith("Web") ? "WebGroup" : "WorkersGroup";
            assertThat(policy.text("/AutoScalingGroupName")).contains(group);
            assertThat(policy.text("/PolicyType")).isEqualTo("StepScaling");
            assertThat(policy.at("/EstimatedInstanceWarmup").asInt()).isEqualTo(240);
        });
        assertThat(service.all(ALARM))
                .allMatch(alarm -> alarm.text("/AlarmActions").contains(alarm.name() + "Steps"));
    }

    @Test
    void aGroupSaysHowManyOfItAreAtWork() {
        assertThat(service.all("AWS::AutoScaling::AutoScalingGroup"))
                .hasSize(2)
                .allMatch(group -> group.text("/MetricsCollection").contains("1Minute"));
    }

    /** What an expression is computed of: its name there, the metric, statistic and seconds. */
    private static List<String> measures(Resource alarm) {
        return alarm.at("/Metrics")
                .valueStream()
                .filter(part -> part.has("MetricStat"))
                .map(part -> "%s %s %s %s %d"
                        .formatted(
                                part.get("Id").asString(),
                                part.at("/MetricStat/Metric/Namespace").asString(),
                                part.at("/MetricStat/Metric/MetricName").asString(),
                                part.at("/MetricStat/Stat").asString(),
                                part.at("/MetricStat/Period").asInt()))
                .toList();
    }

    private Resource alarm(String name) {
        return service.only(ALARM, name);
    }

    private static List<Integer> rule(Resource alarm) {
        return List.of(
                alarm.at("/Threshold").asInt(),
                alarm.at("/EvaluationPeriods").asInt(),
                alarm.at("/Period").asInt());
    }

    private List<String> steps(String name) {
        return service.only(POLICY, name + "Steps")
                .at("/StepAdjustments")
                .valueStream()
                .map(step -> "%s..%s %+d"
                        .formatted(
                                bound(step.path("MetricIntervalLowerBound").toString()),
                                bound(step.path("MetricIntervalUpperBound").toString()),
                                step.get("ScalingAdjustment").asInt()))
                .toList();
    }

    private static String bound(String number) {
        return number.replaceFirst("\\.0$", "");
    }
}
