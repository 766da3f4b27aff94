package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.videos.Pictures.Reel;
import anb.videos.VideoId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayTest {

    private static final Play PLAY = new Play(Duration.ofMillis(2500), Duration.ofMillis(26_500));

    @ParameterizedTest
    @CsvSource({"7500, 225", "7532, 225", "7534, 226", "2500, 78", "2600, 78", "26500, 791", "26366, 790"})
    void aMomentIsTheFrameThatIsShownThenOrTheNearestAwayFromABumper(long milliseconds, int frame) {
        assertThat(PLAY.frame(Duration.ofMillis(milliseconds)))
                .isEqualTo("trim=start_frame=%d:end_frame=%d".formatted(frame, frame + 1));
    }

    @Test
    void whatIsChosenFromIsAwayFromTheBumpersToo() {
        assertThat(PLAY.frames()).isEqualTo("trim=start_frame=78:end_frame=792");
    }

    @ParameterizedTest
    @CsvSource({
        "29000, 24000, 2500, 26500", // both as long as they may be
        "27000, 24000, 2500, 24500", // one may be all that both are
        "31000, 60000, 1000, 30000",
        "24000, 24000, 0, 24000",
        "23900, 24000, 0, 23900" // a damaged end
    })
    void ofBumpersThatAreGoneIsTakenWhatIsPlayForCertain(long playTime, long sent, long from, long until) {
        var reel = new Reel(
                new VideoId(UUID.randomUUID()), 1, Duration.ofMillis(playTime), Duration.ofMillis(sent), null, null);

        assertThat(Plays.certain(reel)).isEqualTo(new Play(Duration.ofMillis(from), Duration.ofMillis(until)));
    }
}
