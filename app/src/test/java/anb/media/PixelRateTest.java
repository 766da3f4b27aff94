package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelRateTest {

    private final Admission admission = new Admission(StandIn.rules());

    @ParameterizedTest
    @CsvSource({"3840, 2160, 120", "4096, 2160, 120", "7680, 4320, 30", "2160, 3840, 60", "1920, 1080, 240"})
    void whatCamerasRecordIsWelcome(int width, int height, double framesPerSecond) {
        assertThat(admission.pixelRate(width, height, framesPerSecond)).isEmpty();
    }

    @Test
    void whatIsLetInBySizeAndByRateIsNotByBoth() {
        assertThat(admission.picture(8192, 8192)).isEmpty();
        assertThat(admission.frameRate(240)).isEmpty();
        assertThat(admission.pixelRate(8192, 8192, 240))
                .hasValue(new Refused(ErrorCode.PIXEL_RATE_TOO_HIGH, 16_106.2, 1_100.0));
    }
}
