package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import anb.processing.Encoder.Condition.Changing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a player is told of pictures that change. */
class ChangingTest {

    @Test
    void sizesAreNamed() {
        var turned = new Changing(
                List.of("1920×1080 yuv420p tv bt709", "1080×1920 yuv420p tv bt709", "1920×1080 yuv420p pc bt709"));

        assertThat(turned.refused()).isEqualTo(new Refused(ErrorCode.PICTURE_CHANGES, "1920×1080, 1080×1920"));
    }

    @Test
    void whatOnlyFfmpegHasWordsForIsNot() {
        var brightened = new Changing(List.of("1920×1080 yuv420p tv bt709", "1920×1080 yuv420p pc bt709"));

        assertThat(brightened.refused()).isEqualTo(new Refused(ErrorCode.PICTURE_CHANGES));
    }
}
