package anb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;

/** Keeps the charts of docs/architecture.md complete: packages with what they declare, tables with their columns. */
@RealParts
class ArchitectureManualTest {

    /** Almost everything uses it, so it is not drawn. */
    private static final String PROBLEM = "problem";

    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern TABLE = Pattern.compile("(\\w+) \\{\\n([^}]*)}");
    private static final Pattern COLUMN = Pattern.compile("^ +\\w+ (\\w+)", Pattern.MULTILINE);

    @Autowired
    JdbcClient db;

    @Test
    void arrowsAreWhatPackagesDeclareWithoutWhatFollowsFromOthers() throws Exception {
        var declared = declared();
        var arrows = new ArrayList<String>();
        declared.forEach((from, others) -> others.stream()
                .filter(to -> others.stream()
                        .noneMatch(other -> reached(declared, other).contains(to)))
                .forEach(to -> arrows.add(from + " --> " + to)));
        var chart = chart("flowchart BT");

        assertThat(chart.lines().map(String::strip).filter(line -> line.contains(" ")))
                .containsExactlyInAnyOrderElementsOf(arrows);
        assertThat(NAME.matcher(chart).results().map(MatchResult::group).collect(Collectors.toSet()))
                .isEqualTo(declared.keySet());
    }

    @Test
    void everyTableIsDrawnWithAllItsColumns() throws IOException {
        var drawn = TABLE.matcher(chart("erDiagram"))
                .results()
                .flatMap(table ->
                        COLUMN.matcher(table.group(2)).results().map(column -> table.group(1) + " " + column.group(1)));

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(columns());
    }

    private List<String> columns() {
        return db.sql("""
                select table_name::text || ' ' || column_name::text from information_schema.columns
                where table_schema = current_schema() and table_name <> 'flyway_schema_history'
                """).query(String.class).list();
    }

    /** By each package, all that it may use. */
    private static Map<String, Set<String>> declared() throws IOException, ClassNotFoundException {
        var declared = new TreeMap<String, Set<String>>();
        try (var folders = Files.list(root().resolve("app/src/main/java/anb"))) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                var name = folder.getFileName().toString();
                var module = Class.forName("anb." + name + ".package-info").getAnnotation(ApplicationModule.class);
                var others = List.of(Objects.requireNonNull(module, name).allowedDependencies());
                declared.put(name, new TreeSet<>(others));
            }
        }
        declared.remove(PROBLEM);
        declared.values().forEach(others -> others.remove(PROBLEM));
        return declared;
    }

    /** What a package may use by way of others. */
    private static Set<String> reached(Map<String, Set<String>> declared, String from) {
        var reached = new TreeSet<String>();
        var next = new ArrayDeque<>(declared.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            var name = next.remove();
            if (reached.add(name)) {
                next.addAll(declared.getOrDefault(name, Set.of()));
            }
        }
        return reached;
    }

    private static String chart(String kind) throws IOException {
        var manual = Files.readString(root().resolve("docs/architecture.md"));
        var begin = "```mermaid\n" + kind + "\n";
        var from = manual.indexOf(begin) + begin.length();
        return manual.substring(from, manual.indexOf("```", from));
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
    }
}
