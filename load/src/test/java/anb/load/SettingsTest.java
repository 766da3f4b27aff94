package anb.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void whatIsPublishedIsWhatTheSimulationReads() {
        Settings.read(List.of("--url=https://anb.example.org/", "--users=250", "--hold=90"))
                .publish();

        var current = Settings.current();

        assertThat(current.url()).isEqualTo(URI.create("https://anb.example.org"));
        assertThat(current.users()).contains(250);
        assertThat(current.hold()).contains(Duration.ofSeconds(90));
        assertThat(current.clip()).isEmpty();
        assertThat(current.count()).isEqualTo(4);
    }

    @Test
    void whatIsMistypedIsNamed() {
        assertRefused("--user=3", "There is no setting like \"--user=3\"");
        assertRefused("users=3", "There is no setting like \"users=3\"");
        assertRefused("--users", "There is no setting like \"--users\"");
        assertRefused("--users=many", "--users must be a whole number above 0, not \"many\"");
        assertRefused("--hold=0", "--hold must be a whole number above 0");
        assertRefused("--clip=/no/such/file.mp4", "--clip: there is no readable file /no/such/file.mp4");
        assertThatThrownBy(() -> Settings.read(List.of()).clipToUpload()).hasMessageContaining("--clip=FILE");
    }

    private static void assertRefused(String argument, String because) {
        assertThatThrownBy(() -> Settings.read(List.of(argument)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(because);
    }
}
