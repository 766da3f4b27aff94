package anb.infra.watch;

import anb.infra.service.Reported;
import anb.infra.service.ServiceStack;
import anb.infra.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.constructs.Construct;

/** One page to look at during an evening, in the order in which one asks. */
record Board(Construct scope, Settings settings, Reported reported) {

    private static final Duration MINUTE = Duration.minutes(1);
    private static final int THIRD = 8;

    void of(Traffic traffic, Stores stores, ServiceStack service) {
        var dashboard = Dashboard.Builder.create(scope, "Board")
                .dashboardName(settings.name())
                .build();
        dashboard.addWidgets(traffic(traffic).toArray(IWidget[]::new));
        dashboard.addWidgets(fleets(service).toArray(IWidget[]::new));
        dashboard.addWidgets(clips().toArray(IWidget[]::new));
        dashboard.addWidgets(stores(stores).toArray(IWidget[]::new));
    }

    private static List<IWidget> traffic(Traffic traffic) {
        return List.of(
                graph("Requests a minute", traffic.requests(MINUTE)),
                graph("Latency", traffic.latency("p50", MINUTE), traffic.latency("p95", MINUTE)),
                graph("Errors", traffic.failedByNodes(MINUTE), traffic.failedByBalancer(MINUTE)));
    }

    private List<IWidget> fleets(ServiceStack service) {
        return List.of(
                graph(
                        "Instances in service",
                        service.web().inService(),
                        service.workers().inService()),
                graph(
                        "Processors busy",
                        service.web().processors(),
                        service.workers().processors()),
                graph("Temp volume used", reported.tempUsed()));
    }

    private List<IWidget> clips() {
        var seconds = MathExpression.Builder.create()
                .expression("total / runs")
                .usingMetrics(new TreeMap<String, IMetric>(
                        Map.of("total", reported.runSeconds(), "runs", reported.runs("done"))))
                .label("seconds an encode")
                .period(MINUTE)
                .build();
        return List.of(
                graph("Clips waiting and at work", reported.waiting(), reported.running()),
                graph("Seconds the first one has waited", reported.oldest("heavy"), reported.oldest("light")),
                graph("Seconds an encode", seconds),
                graph(
                        "Runs by ending",
                        reported.runs("done"),
                        reported.runs("gave_up"),
                        reported.runs("retry"),
                        reported.runs("dead"),
                        reported.runs("crashed")));
    }

    private static List<IWidget> stores(Stores stores) {
        var widgets = new ArrayList<IWidget>(List.of(
                graph("Database: processor", stores.database("CPUUtilization", "Average")),
                graph("Database: connections", stores.database("DatabaseConnections", "Maximum")),
                graph("Database: free bytes", stores.database("FreeStorageSpace", "Minimum")),
                graph("Clips: bytes kept", stores.bytes())));
        stores.redis("EngineCPUUtilization").ifPresent(busy -> widgets.add(graph("Redis: processor", busy)));
        stores.redis("DatabaseMemoryUsagePercentage").ifPresent(used -> widgets.add(graph("Redis: memory", used)));
        return widgets;
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metrics))
                .width(THIRD)
                .build();
    }
}
