package anb.infra;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A metric as somebody looks at it.
 *
 * @param dimensions by their names; for what only the deployment knows, the name of the resource it is of
 */
record Metric(String namespace, String name, SortedMap<String, String> dimensions) {

    private static final Pattern RESOURCE =
            Pattern.compile("(?:\"Ref\":\"|:ExportsOutput(?:Ref|FnGetAtt))([A-Za-z]+?)(?:[0-9A-F]{8}|\")");

    /** The one of an alarm, or all of its expression. */
    static Stream<Metric> of(Resource alarm) {
        return alarm.json().findParents("MetricName").stream().map(Metric::ofAlarm);
    }

    /** All of the dashboard; an expression is no metric. */
    static Stream<Metric> onDashboard(Template watch) {
        return graphs(watch)
                .flatMap(graph -> graph.at("/properties/metrics")
                        .valueStream()
                        .filter(metric -> metric.get(0).isString())
                        .map(Metric::ofGraph));
    }

    static Stream<JsonNode> graphs(Template watch) {
        var body = watch.only("AWS::CloudWatch::Dashboard")
                .at("/DashboardBody/Fn::Join/1")
                .valueStream()
                .map(part -> part.asString("known later"))
                .collect(Collectors.joining());
        return new JsonMapper().readTree(body).get("widgets").valueStream();
    }

    /** What an agent or AWS must send it under. */
    String key() {
        return "%s %s %s".formatted(namespace, name, dimensions.keySet());
    }

    private static Metric ofAlarm(JsonNode metric) {
        var dimensions = new TreeMap<String, String>();
        metric.path("Dimensions")
                .valueStream()
                .forEach(dimension -> dimensions.put(dimension.get("Name").asString(), value(dimension.get("Value"))));
        return new Metric(
                metric.get("Namespace").asString(), metric.get("MetricName").asString(), dimensions);
    }

    /** There a metric is a list: namespace, name, each dimension's name and value, and how it is drawn. */
    private static Metric ofGraph(JsonNode metric) {
        var dimensions = new TreeMap<String, String>();
        for (var at = 2; at + 1 < metric.size(); at += 2) {
            dimensions.put(metric.get(at).asString(), metric.get(at + 1).asString());
        }
        return new Metric(metric.get(0).asString(), metric.get(1).asString(), dimensions);
    }

    private static String value(JsonNode node) {
        var text = Resource.text(node);
        var resource = RESOURCE.matcher(text);
        return resource.find() ? resource.group(1) : text;
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(namespace, name, dimensions);
    }
}
