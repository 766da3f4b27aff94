package anb.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import anb.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What compose.yaml tells its nodes. */
class ContainersTest {

    @Test
    void nodesAreToldAllWithoutWhichNoneStarts() throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("compose", told()));
        assertThatCode(() -> RequiredSettings.check(environment)).doesNotThrowAnyException();
    }

    @Test
    void nodesAreToldNothingOfOursThatIsNoSetting() throws IOException {
        var known = Setting.all().stream()
                .map(setting -> setting.name().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                .toList();
        assertThat(told().keySet())
                .filteredOn(name -> name.startsWith("ANB_"))
                .contains("ANB_JOBS_CONCURRENCY")
                .isSubsetOf(known);
    }

    /** The web node's environment and the worker's. */
    private static Map<String, Object> told() throws IOException {
        Object file = new Yaml().load(Files.readString(root().resolve("compose.yaml")));
        var services = new JsonMapper().<JsonNode>valueToTree(file).path("services");
        var told = new HashMap<String, Object>();
        for (var node : List.of("web", "worker")) {
            services.path(node)
                    .path("environment")
                    .propertyStream()
                    .forEach(setting ->
                            told.put(setting.getKey(), setting.getValue().asString()));
        }
        return told;
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("compose.yaml")))
                .findFirst()
                .orElseThrow();
    }
}
