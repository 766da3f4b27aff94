package anb.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds deploy/prometheus and deploy/grafana against what the application really says about itself. */
@RealParts
class AlertsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern METRIC =
            Pattern.compile("\\b(anb|http|hikaricp|jvm|lettuce|disk|process)_[a-z0-9_]+(?![a-z0-9_:])");
    private static final Pattern LEFT_OUT = Pattern.compile("uri!~\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @Autowired
    Given given;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Test
    void everyMetricOfAnAlertIsInAScrape() throws IOException {
        var used = metrics(rules().stream().map(rule -> rule.path("expr")));

        assertThat(used).hasSizeGreaterThan(15);
        assertScraped(used);
    }

    @Test
    void everyMetricOfTheDashboardIsInAScrape() throws IOException {
        var dashboard = JSON.readTree(Files.readString(root().resolve("deploy/grafana/anb.json")));
        var used = metrics(dashboard.findValues("expr").stream());

        assertThat(used).hasSizeGreaterThan(25);
        assertScraped(used);
    }

    @Test
    void everyAlertSaysHowBadItIsWhatItIsAndWhereItsRunbookIs() throws IOException {
        var manual = Files.readString(root().resolve("docs/operations.md"));
        var sections = HEADING.matcher(manual)
                .results()
                .map(heading -> "docs/operations.md#"
                        + heading.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
        var alerts = rules().stream().filter(rule -> rule.has("alert")).toList();

        assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(alert.path("labels").path("severity").asString("")).isIn("critical", "warning");
            assertThat(alert.path("annotations").path("summary").asString("")).isNotEmpty();
            assertThat(alert.path("annotations").path("runbook").asString("")).isIn(sections);
        });
    }

    @Test
    void whatIsLeftOutOfAnExpressionIsAnEndpoint() throws IOException {
        var dashboard = JSON.readTree(Files.readString(root().resolve("deploy/grafana/anb.json")));
        var leftOut = Stream.concat(
                        rules().stream().map(rule -> rule.path("expr")), dashboard.findValues("expr").stream())
                .flatMap(expression -> LEFT_OUT.matcher(expression.asString()).results())
                .flatMap(match -> Stream.of(match.group(1).split("\\|(?![^(]*\\))")))
                .filter(path -> !path.startsWith("/actuator"))
                .collect(Collectors.toSet());
        var paths = endpoints.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .toList();

        assertThat(leftOut)
                .hasSizeGreaterThan(4)
                .allSatisfy(left -> assertThat(paths).anyMatch(path -> path.matches(left)));
    }

    /** Metrics of what has not happened yet are absent, so everything happens first. */
    private void assertScraped(Set<String> wanted) {
        given.player().post("/api/public/videos/" + given.publishedVideo() + "/vote");
        var admin = given.admin();

        await().untilAsserted(() -> assertThat(
                        names(admin.get("/actuator/prometheus").raw().body()))
                .containsAll(wanted));
    }

    private static Set<String> names(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> metrics(Stream<JsonNode> expressions) {
        return expressions
                .flatMap(expression ->
                        METRIC.matcher(expression.asString()).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> rules() throws IOException {
        Object file = new Yaml().load(Files.readString(root().resolve("deploy/prometheus/alerts.yml")));
        return StreamSupport.stream(
                        JSON.<JsonNode>valueToTree(file).path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docs/operations.md")))
                .findFirst()
                .orElseThrow();
    }
}
