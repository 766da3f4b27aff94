package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import anb.faults.Stage.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {

    private static final Line ACCEPTED = new Line(201, "{\"video_id\":\"v1\"}");

    @TempDir
    Path folder;

    Path clip;

    @BeforeEach
    void clip() throws IOException {
        clip = Files.writeString(folder.resolve("clip.mp4"), "a clip");
    }

    @Test
    void anUploadThatIsNotAnsweredIsSentAgainUnderTheSameKeyUntilItIsAccepted() throws Exception {
        try (var stage = new Stage((number, request) -> switch (number) {
            case 1 -> Line.SILENCE;
            case 2 -> new Line(503, "{}");
            default -> ACCEPTED;
        })) {
            var id = new People(stage.http(), clip).insistOnUploading("token", "k1", Duration.ofSeconds(10));

            assertThat(id).isEqualTo("v1");
            assertThat(stage.keys()).containsExactly("k1", "k1", "k1");
        }
    }

    @Test
    void anUploadThatIsNeverAnsweredIsNoSuccess() throws Exception {
        try (var stage = new Stage((number, request) -> Line.SILENCE)) {
            var people = new People(stage.http(), clip);

            assertThatIllegalStateException()
                    .isThrownBy(() -> people.insistOnUploading("token", "k1", Duration.ofMillis(200)))
                    .withMessageContaining("an upload is accepted");
            assertThat(stage.keys()).isNotEmpty();
        }
    }

    @Test
    void whoCannotSignInStopsTheRun() throws Exception {
        try (var stage = new Stage((number, request) -> new Line(401, "{\"code\":\"bad_credentials\"}"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new People(stage.http(), clip).join("ana"))
                    .withMessageContaining("sign in");
        }
    }
}
