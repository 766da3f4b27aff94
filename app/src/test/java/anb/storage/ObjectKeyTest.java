package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    private static final UUID VIDEO = UUID.fromString("01900000-0000-7000-8000-00000000000a");

    @Test
    void everythingOfAVideoLiesUnderItsId() {
        assertThat(ObjectKey.original(VIDEO)).hasToString("uploads/" + VIDEO + ".mp4");
        assertThat(ObjectKey.processed(VIDEO, 7, "clip.mp4")).hasToString("processed/" + VIDEO + "/7/clip.mp4");
        assertThat(ObjectKey.processedPrefix(VIDEO, 7)).isEqualTo("processed/" + VIDEO + "/7/");
        assertThat(ObjectKey.processedPrefix(VIDEO)).isEqualTo("processed/" + VIDEO + "/");
        assertThat(ObjectKey.resource("logo.png")).hasToString("resources/logo.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/uploads/a.mp4", "uploads/../secrets"})
    void whatCouldLeadElsewhereIsNoKey(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(text));
    }
}
