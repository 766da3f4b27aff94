package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anb.faults.Fault.Struck;
import anb.faults.Scene.Ended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run that ended for another reason is no sign of the fault. */
class FfmpegFaultsTest {

    private static final Ended STILL = new Ended("retry", "ffmpeg was killed: it made no progress for 20 s", ""),
            HUNGRY = new Ended("retry", "ffmpeg ended with code 244", "dd: memory exhausted"),
            DONE = new Ended("done", "", ""),
            BROKEN = new Ended("retry", "ffmpeg ended with code 1", "Conversion failed!");

    @Test
    void standingStillAndEatingAreToldApart() {
        assertThat(FfmpegFaults.stoodStill(STILL)).isTrue();
        assertThat(FfmpegFaults.gotNoMore(HUNGRY)).isTrue();
        assertThat(FfmpegFaults.gotNoMore(STILL)).isFalse();
        assertThat(FfmpegFaults.stoodStill(HUNGRY)).isFalse();
    }

    @Test
    void aRunThatWasDoneOrFailedByItselfIsNoSign() {
        for (var run : new Ended[] {DONE, BROKEN}) {
            assertThat(FfmpegFaults.stoodStill(run)).isFalse();
            assertThat(FfmpegFaults.gotNoMore(run)).isFalse();
        }
    }

    @Test
    void aStrikeOfWhichNothingWasSeenCannotBeReported() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Struck(Duration.ofSeconds(1), " "));
    }
}
