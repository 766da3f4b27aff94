package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people look at without being woken: what a month costs, how an evening goes, what nodes wrote. */
@WithNode
class OverviewTest {

    private final Template watch = Installation.of("default").watch();

    @Test
    void aMonthsCostIsWatched() {
        var budget = watch.only("AWS::Budgets::Budget");
        assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt()).isEqualTo(500);
        assertThat(budget.at("/NotificationsWithSubscribers").valueStream())
                .extracting(told -> told.at("/Notification/NotificationType").asString() + " "
                        + told.at("/Notification/ComparisonOperator").asString() + " "
                        + told.at("/Notification/Threshold").asInt() + " "
                        + told.at("/Notification/ThresholdType").asString())
                .containsExactly("ACTUAL GREATER_THAN 80 PERCENTAGE", "FORECASTED GREATER_THAN 100 PERCENTAGE");
        assertThat(budget.at("/NotificationsWithSubscribers").valueStream())
                .allMatch(told ->
                        told.at("/Subscribers/0/SubscriptionType").asString().equals("SNS")
                                && told.at("/Subscribers/0/Address").toString().contains("People"));
    }

    @Test
    void theDashboardShowsWhatOneAsksInAnEvening() {
        assertThat(Metric.graphs(watch))
                .extracting(graph -> graph.at("/properties/title").asString() + " <- " + metrics(graph))
                .containsExactlyInAnyOrder(
                        "Requests a minute <- RequestCount",
                        "Latency <- TargetResponseTime",
                        "Errors <- HTTPCode_Target_5XX_Count HTTPCode_ELB_5XX_Count",
                        "Instances in service <- GroupInServiceInstances",
                        "Processors busy <- CPUUtilization",
                        "Temp volume used <- disk_used_percent",
                        "Clips waiting and at work <- anb_jobs_depth anb_jobs_running",
                        "Seconds the first one has waited <- anb_jobs_oldest_due",
                        "Seconds an encode <- anb_jobs_runs_seconds_count anb_jobs_runs_seconds_sum",
                        "Runs by ending <- anb_jobs_runs_seconds_count",
                        "Database: processor <- CPUUtilization",
                        "Database: connections <- DatabaseConnections",
                        "Database: free bytes <- FreeStorageSpace",
                        "Clips: bytes kept <- BucketSizeBytes",
                        "Redis: processor <- EngineCPUUtilization",
                        "Redis: memory <- DatabaseMemoryUsagePercentage");
    }

    /** Each once; an expression is no metric. */
    private static String metrics(JsonNode graph) {
        return graph.at("/properties/metrics")
                .valueStream()
                .filter(metric -> metric.get(0).isString())
                .map(metric -> metric.get(1).asString())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Test
    void linesOfNodesAreKeptAMonth() {
        assertThat(Installation.of("default").service().all("AWS::Logs::LogGroup"))
                .extracting(log -> log.text("/LogGroupName") + " " + log.text("/RetentionInDays"))
                .containsExactlyInAnyOrder("/anb/web 30", "/anb/workers 30", "/anb/nginx 30", "/anb/metrics 30");
    }
}
