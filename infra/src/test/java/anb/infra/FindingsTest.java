package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What others say of the templates: cdk-nag's AwsSolutions and the CDK's validation of CloudFormation. */
@WithNode
class FindingsTest {

    /** Rule, resource, what became of it, and why: a sentence. */
    private static final Pattern REASON = Pattern.compile("^\"[^\"]+\",\"[^\"]+\",\"Suppressed\",\"[^\"]{20,}");

    static Stream<Installation> installations() {
        return Stream.concat(Installation.presets(), Stream.of(Installation.withOptions()));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyFindingOfCdkNagHasAReason(Installation installation) throws IOException {
        var lines = reports(installation);
        assertThat(lines).isNotEmpty();
        assertThat(lines).filteredOn(line -> line.contains("\"Non-Compliant\"")).isEmpty();
        assertThat(lines)
                .filteredOn(line -> line.contains("\"Suppressed\""))
                .allMatch(line -> REASON.matcher(line).find());
    }

    @ParameterizedTest
    @MethodSource("installations")
    void cloudFormationsValidationFindsNothing(Installation installation) {
        var report = new JsonMapper()
                .readTree(
                        installation.folder().resolve("validation-report.json").toFile());
        assertThat(report.has("pluginReports")).isTrue();
        assertThat(report.findValues("violations")).isEmpty();
    }

    private static List<String> reports(Installation installation) throws IOException {
        try (var files = Files.list(installation.folder())) {
            return files.filter(file -> file.toString().endsWith("NagReport.csv"))
                    .flatMap(FindingsTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
