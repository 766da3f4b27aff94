package anb.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    @Test
    void aPartHasItsOwnFigures(@TempDir Path folder) throws IOException {
        Timeline.begin();
        for (int millis = 0; millis < 100; millis++) {
            Timeline.add(System.nanoTime() - Duration.ofMillis(millis).toNanos(), millis != 50);
        }

        var part = Timeline.part(7, Duration.ZERO, Duration.ofSeconds(10));

        assertThat(part.answers()).isEqualTo(100);
        assertThat(part.rate()).isEqualTo(10);
        assertThat(part.errors()).isEqualTo(1);
        assertThat(part.p50()).isBetween(50, 60);
        assertThat(part.p95()).isBetween(95, 105);
        assertThat(Timeline.part(7, Duration.ofMinutes(1), Duration.ofMinutes(2))
                        .answers())
                .isZero();
        Timeline.write(folder.resolve("ramp.csv"), List.of(part));
        Pictures.ofRamp(folder, List.of(part));
        assertThat(folder.resolve("ramp.csv")).content().startsWith("users,rate,p50,p95,p99,errors\n7,10.0,");
        assertThat(folder.resolve("p95.png")).isNotEmptyFile();
    }
}
