package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Templates as they were when somebody last looked at them, so that a change to them is seen in review.
 * {@code -Danb.snapshots=write} takes what is there now.
 */
@WithNode
class SnapshotTest {

    private static final Path SNAPSHOTS = Path.of("src", "test", "snapshots");
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"Network", "Data", "Service", "Watch"})
    void theDefaultIsAsItWas(String stack) throws IOException {
        var folder = Installation.of("default").folder();
        var tree = PRETTY.readTree(folder.resolve(stack + ".template.json").toFile());
        compare("default-%s.json".formatted(stack), PRETTY.writeValueAsString(tree) + "\n");
    }

    @ParameterizedTest
    @MethodSource("anb.infra.Installation#presets")
    void eachSizeHasTheResourcesItHad(Installation installation) throws IOException {
        var lines = new StringBuilder();
        for (var template : installation.all()) {
            template.json()
                    .get("Resources")
                    .propertyStream()
                    .map(entry -> entry.getValue().get("Type").asString() + " " + entry.getKey() + "\n")
                    .sorted()
                    .forEach(lines::append);
        }
        compare(installation + ".txt", lines.toString());
    }

    private static void compare(String name, String now) throws IOException {
        var file = SNAPSHOTS.resolve(name);
        if ("write".equals(System.getProperty("anb.snapshots"))) {
            Files.createDirectories(SNAPSHOTS);
            Files.writeString(file, now);
        }
        assertThat(now).isEqualTo(Files.readString(file));
    }
}
