package anb;

import static org.assertj.core.api.Assertions.assertThat;

import anb.operator.Verb;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keeps docs/operations.md complete. */
@RealParts
class OperationsManualTest {

    @Autowired
    MeterRegistry meters;

    @Test
    void everySettingIsInTheManualWithItsDefault() throws IOException {
        var lines = manual().lines().toList();

        assertThat(Setting.ofANode())
                .allSatisfy(setting -> assertThat(lines)
                        .anyMatch(line ->
                                line.startsWith("| `" + setting.name() + "` ") && line.contains(setting.value())));
    }

    @Test
    void everyMeterOfOursIsInTheManual() throws IOException {
        var manual = manual();

        assertThat(meters.getMeters().stream()
                        .map(Meter::getId)
                        .map(Meter.Id::getName)
                        .filter(name -> name.startsWith("anb.")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(manual).contains("`" + name + "`"));
    }

    @Test
    void everyVerbIsInTheManual() throws IOException {
        var manual = manual();

        assertThat(Verb.values())
                .allSatisfy(verb -> assertThat(manual).containsPattern("\\| `" + verb.word() + "[ `]"));
    }

    private static String manual() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var file = Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("docs/operations.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readString(file);
    }
}
