package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anb.faults.Options.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @TempDir
    Path folder;

    Path jar;

    @BeforeEach
    void jar() throws IOException {
        jar = Files.createFile(folder.resolve("anb-local.jar"));
    }

    @Test
    void nothingButTheJarIsEveryFaultOnce() {
        var options = of();
        assertThat(options.part()).isEqualTo(Part.FULL);
        assertThat(options.times()).isEqualTo(1);
        assertThat(options.only()).isEmpty();
        assertThat(options.help()).isFalse();
        assertThat(options.nginx()).isTrue();
    }

    @Test
    void everythingCanBeSaid() {
        var options = of("soak", "--seed=31", "--only=Redis stopped", "--times=3", "--minutes=40", "--no-nginx");
        assertThat(options).isEqualTo(new Options(false, jar, Part.SOAK, 31, "Redis stopped", 3, 40, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storm       | There is no part 'storm'
            FULL        | There is no part 'FULL'
            --time=3    | There is no flag '--time=3'
            --times=0   | --times wants a number of at least 1
            --times=few | --times wants a number of at least 1
            --seed=-1   | --seed wants a number of at least 0
            --minutes=5 | --minutes wants a number of at least 6
            """)
    void whatMakesNoSenseIsRefusedInWords(String typed, String refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(typed))
                .withMessageContaining(refusal)
                .withMessageContaining("usage:");
    }

    @Test
    void drainIsAboutNginx() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("drain", "--no-nginx"))
                .withMessageContaining("nginx");
    }

    @Test
    void aJarThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("nowhere.jar")))
                .withMessageContaining("nowhere.jar");
    }

    @Test
    void withoutAWordThereIsHelp() {
        assertThat(Options.of(List.of()).help()).isTrue();
        assertThat(of("--help").help()).isTrue();
        for (var part : Part.values()) {
            assertThat(Options.usage()).containsIgnoringCase("  " + part.name() + " ");
        }
    }

    private Options of(String... words) {
        var arguments = new ArrayList<>(List.of(jar.toString()));
        arguments.addAll(List.of(words));
        return Options.of(arguments);
    }
}
