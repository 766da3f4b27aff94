package anb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSettingsTest {

    @Test
    void nothingSaidIsTwoOfEach() {
        var settings = ClusterSettings.of(List.of());
        assertThat(settings.web()).isEqualTo(2);
        assertThat(settings.workers()).isEqualTo(2);
        assertThat(settings.jobs()).isEqualTo(1);
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.program()).isEmpty();
        assertThat(settings.data()).isAbsolute().hasFileName("data");
        assertThat(settings.passedOn()).isEmpty();
    }

    @Test
    void whatIsNoFlagOfItsOwnGoesToEveryNodeAsItIs() {
        var settings = ClusterSettings.of(
                List.of("--web=3", "--anb.data=/srv/anb", "--anb.limits.vote=7/m", "--program=bin/anb", "--debug"));
        assertThat(settings.web()).isEqualTo(3);
        assertThat(settings.data()).isEqualTo(Path.of("/srv/anb"));
        assertThat(settings.program()).contains(Path.of("bin/anb").toAbsolutePath());
        assertThat(settings.passedOn()).containsExactly("--anb.limits.vote=7/m", "--debug");
    }

    @ParameterizedTest
    @CsvSource({"--web=0", "--web=21", "--web=two", "--web", "--workers=-1", "--port=65536", "--jobs=0"})
    void aNumberThatIsNoneOrOutOfBoundsIsRefusedInWords(String flag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterSettings.of(List.of(flag)))
                .withMessageContaining(flag.replaceFirst("=.*", "") + " wants a number from");
    }

    @Test
    void theFrontIsNginxUnlessTheBalancerIsWanted() {
        assertThat(ClusterSettings.of(List.of()).nginx()).isTrue();
        assertThat(ClusterSettings.of(List.of("--front=balancer")).nginx()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterSettings.of(List.of("--front=apache")))
                .withMessageContaining("apache");
    }

    @Test
    void everyFlagIsExplained() {
        assertThat(ClusterSettings.usage())
                .contains(
                        "--web=2",
                        "--workers=2",
                        "--jobs=1",
                        "--port=8080",
                        "--front=nginx",
                        "--program",
                        "--heap=512m",
                        "--anb.data");
    }
}
