package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressReaderTest {

    private final List<Long> told = new ArrayList<>();
    private final List<Duration> still = new ArrayList<>();

    @Test
    void onlyAGrowingFrameIsProgress() {
        var reader = new ProgressReader(told::add);
        read(reader, "frame=1\nfps=9\nframe=1\nfra");
        read(reader, "me=3\nframe=N/A\nframe=2\n");

        assertThat(told).containsExactly(1L, 3L);
    }

    /** Whoever is told writes it to PostgreSQL, which may not answer for a while: that is no fault of ffmpeg's. */
    @Test
    void whileTheListenerIsToldNothingStandsStill() {
        var reader = new ProgressReader[1];
        reader[0] = new ProgressReader(frame -> still.add(reader[0].still()));
        read(reader[0], "frame=1\n");

        assertThat(still).containsExactly(Duration.ZERO);
        assertThat(reader[0].still()).isPositive();
    }

    @Test
    void aListenerThatFailsIsNoMoreBeingTold() {
        var reader = new ProgressReader(frame -> {
            throw new IllegalStateException("not now");
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read(reader, "frame=1\n"));
        assertThat(reader.still()).isPositive();
    }

    private static void read(ProgressReader reader, String text) {
        reader.accept(text.toCharArray(), text.length());
    }
}
