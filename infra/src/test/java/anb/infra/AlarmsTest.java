package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which way each alarm looks, how often, over how long, and at which number of all that were measured meanwhile. */
@WithNode
class AlarmsTest {

    private final Installation installation = Installation.of("default");

    @Test
    void eachAlarmThatWakesLooksThatWayForThatLong() {
        assertThat(rules(installation.watch()))
                .containsExactlyInAnyOrder(
                        "VideosStuck > 0, 2 x 60 s Maximum",
                        "JobsDead > 0, 1 x 60 s Maximum",
                        "JobsWait > 1800, 5 x 60 s Maximum",
                        "LightJobsWait > 120, 5 x 60 s Maximum",
                        "FoldingLags > 10, 2 x 60 s Maximum",
                        "NobodyMeasures > 1000000000, 5 x 60 s Maximum",
                        "RequestsFail > 0.05, 2 x 300 s Sum",
                        "NoHealthyNode < 1, 2 x 60 s Maximum",
                        "ErrorsFastLong > 0.0144, 1 x 3600 s Sum",
                        "ErrorsFastShort > 0.0144, 1 x 300 s Sum",
                        "ErrorsSlowLong > 0.006, 1 x 21600 s Sum",
                        "ErrorsSlowShort > 0.006, 1 x 1800 s Sum",
                        "TempFills > 90, 5 x 60 s Maximum",
                        "DatabaseStorage < 1000000000, 1 x 300 s Minimum",
                        "DatabaseBusy > 75, 2 x 300 s Maximum",
                        "RedisFull > 90, 2 x 300 s Average",
                        "WebShort > 0, 15 x 60 s Average",
                        "WebAtMost > 4, 10 x 60 s Average",
                        "WorkersShort > 0, 15 x 60 s Average",
                        "WorkersAtMost > 2, 10 x 60 s Average");
    }

    @Test
    void eachAlarmThatScalesLooksThatWayForThatLong() {
        assertThat(rules(installation.service()))
                .containsExactlyInAnyOrder(
                        "WebBusy > 70, 2 x 60 s Average",
                        "WebIdle < 30, 5 x 60 s Average",
                        "WorkersLate > 120, 2 x 60 s Maximum",
                        "WorkersCrowded > 20, 2 x 60 s Average Maximum",
                        "WorkersIdle < 1, 10 x 60 s Average Maximum");
    }

    private static List<String> rules(Template template) {
        return template.all("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> "%s %s %s, %s x %s s %s"
                        .formatted(
                                alarm.name(),
                                way(alarm),
                                alarm.text("/Threshold"),
                                times(alarm),
                                of(alarm, "Period"),
                                of(alarm, alarm.at("/Metrics").isMissingNode() ? "Statistic" : "Stat")))
                .toList();
    }

    private static String way(Resource alarm) {
        return switch (alarm.text("/ComparisonOperator")) {
            case "GreaterThanThreshold" -> ">";
            case "LessThanThreshold" -> "<";
            default -> "?";
        };
    }

    /** All of so many in a row, unless it says how many of them. */
    private static String times(Resource alarm) {
        return alarm.text("/EvaluationPeriods") + alarm.text("/DatapointsToAlarm");
    }

    /** Of the metric, or of all those that its expression is computed of. */
    private static String of(Resource alarm, String part) {
        return alarm.json().findValues(part).stream()
                .map(JsonNode::asString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
