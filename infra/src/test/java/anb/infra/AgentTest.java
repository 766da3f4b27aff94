package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
