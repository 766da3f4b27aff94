package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What alarms and the dashboard look at is what agents send, and what the application has. */
@WithNode
class AgentTest {

    private static final Path AWS = Path.of("..", "deploy", "aws");
    private static final Pattern OURS = Pattern.compile("anb_(jobs|videos|voting)[a-z_]+");

    /**
     * What the agent knows in each object, by the schema it is published with (translator/config/schema.json, read in November 2026):
     * most of them admit nothing else, and an agent that is told something else does not start. That it runs as root is in its manual.
     */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("", "agent metrics logs traces"),
            Map.entry("/agent", "metrics_collection_interval logfile region debug aws_sdk_log_level run_as_user"),
            Map.entry("/metrics", "namespace aggregation_dimensions append_dimensions metrics_collected"),
            Map.entry("/metrics/metrics_collected", "cpu disk diskio mem net netstat processes swap"),
            Map.entry("/metrics/metrics_collected/mem", "metrics_collection_interval append_dimensions measurement"),
            Map.entry("/metrics/metrics_collected/mem/append_dimensions", "tier"),
            Map.entry(
                    "/metrics/metrics_collected/disk",
                    "metrics_collection_interval append_dimensions measurement resources ignore_file_system_types"
                            + " drop_device"),
            Map.entry("/metrics/metrics_collected/disk/append_dimensions", "tier"),
            Map.entry("/logs", "logs_collected metrics_collected log_stream_name force_flush_interval"),
            Map.entry("/logs/metrics_collected", "prometheus"),
            Map.entry(
                    "/logs/metrics_collected/prometheus",
                    "cluster_name log_group_name prometheus_config_path emf_processor disable_metric_extraction"),
            Map.entry(
                    "/logs/metrics_collected/prometheus/emf_processor",
                    "metric_declaration_dedup metric_namespace metric_unit metric_declaration"),
            Map.entry(
                    "/logs/metrics_collected/prometheus/emf_processor/metric_declaration",
                    "source_labels label_matcher label_separator metric_selectors dimensions"),
            Map.entry("/logs/logs_collected", "files windows_events"),
            Map.entry("/logs/logs_collected/files", "collect_list"),
            Map.entry(
                    "/logs/logs_collected/files/collect_list",
                    "file_path log_group_name log_stream_name log_group_class timestamp_format timezone encoding"
                            + " multi_line_start_pattern retention_in_days filters"));

    private final Installation installation = Installation.of("default");

    @Test
    void everyMetricThatIsLookedAtIsSent() throws IOException {
        var sent = names(declarations().toString());
        var lookedAt = names(
                installation.watch().json().toString() + installation.service().json());
        assertThat(lookedAt).isSubsetOf(sent).isNotEmpty();
        assertThat(names(Files.readString(AWS.resolve("agent-prometheus.yml"))
                        .replace("(", "")
                        .replace(")", "")))
                .isNotEmpty();
    }

    @Test
    void everyMetricThatIsSentIsReadFirst() throws IOException {
        var read = Pattern.compile("regex: (.*)")
                .matcher(Files.readString(AWS.resolve("agent-prometheus.yml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(names(declarations().toString())).allMatch(name -> name.matches(read));
    }

    @Test
    void everyMetricThatIsSentIsInTheManual() throws IOException {
        var manual = Files.readString(Path.of("..", "docs", "operations.md"));
        assertThat(names(declarations().toString()))
                .allMatch(name -> manual.contains(
                        "`" + name.replaceFirst("_seconds_(count|sum)$", "").replace('_', '.') + "`"));
    }

    /** Of several files behind a wildcard the agent reads the newest only; two files must not share a stream. */
    @Test
    void everyFileOfLinesIsReadIntoAStreamOfItsOwn() throws IOException {
        var files = new JsonMapper()
                .readTree(Files.readString(AWS.resolve("agent.json")))
                .findValue("collect_list");
        assertThat(files.findValuesAsString("file_path"))
                .noneMatch(path -> path.contains("*"))
                .contains("/var/log/anb/anb.log", "/var/log/cloud-init-output.log")
                .containsAll(logsOf(AWS.resolve("nginx.conf")))
                .containsAll(logsOf(AWS.resolveSibling("nginx").resolve("anb.conf")));
        assertThat(files.valueStream())
                .extracting(file -> file.get("log_group_name").asString() + " "
                        + file.get("log_stream_name").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void theAgentKnowsAllThatItIsTold() throws IOException {
        known("", new JsonMapper().readTree(Files.readString(AWS.resolve("agent.json"))));
    }

    /** @param path of an object, or of a list of such */
    private static void known(String path, JsonNode told) {
        if (told.isArray()) {
            told.valueStream().forEach(one -> known(path, one));
        } else if (told.isObject()) {
            assertThat(told.propertyNames())
                    .as(path)
                    .isSubsetOf(List.of(KNOWN.getOrDefault(path, "").split(" ", -1)));
            told.propertyStream().forEach(part -> known(path + "/" + part.getKey(), part.getValue()));
        }
    }

    private static List<String> logsOf(Path nginx) throws IOException {
        var logs = Pattern.compile("(?m)^\\s*(?:access|error)_log (/\\S+)")
                .matcher(Files.readString(nginx))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(logs).isNotEmpty();
        return logs;
    }

    @Test
    void theAgentsLinesGoWhereTheyAreKept() throws IOException {
        var kept = installation.service().all("AWS::Logs::LogGroup").stream()
                .map(log -> log.text("/LogGroupName"))
                .toList();
        var text = Files.readString(AWS.resolve("agent.json")).replace("@INSTALLATION@", "anb");
        for (var tier : new String[] {"web", "workers"}) {
            var agent = new JsonMapper().readTree(text.replace("@TIER@", tier));
            assertThat(Stream.concat(
                            agent.findValues("log_group_name").stream().map(JsonNode::asString),
                            Stream.of("/anb/" + tier)))
                    .isSubsetOf(kept);
        }
    }

    private static JsonNode declarations() throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(AWS.resolve("agent.json")))
                .findValue("metric_declaration");
    }

    private static Set<String> names(String text) {
        var names = new TreeSet<String>();
        OURS.matcher(text).results().map(match -> match.group()).forEach(names::add);
        return names;
    }
}
