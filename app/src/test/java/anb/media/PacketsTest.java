package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacketsTest {

    @Test
    void whatIsCutAwayOrHasNoTimeDoesNotCount() {
        var packets = Packets.of("0.0,0.5,K__\n0.5,0.5,_D_\nN/A,0.5,___\n1.0,N/A,___\n", false);

        assertThat(packets.count()).isEqualTo(2);
        assertThat(packets.decodingRate()).isEqualTo(4);
        assertThat(packets.span()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClipBeforeZeroLastsAsLongAsItsPictures() {
        assertThat(Packets.of("-30.0,5.0,K__\n-25.0,5.0,___\n", false).span()).isEqualTo(Duration.ofSeconds(10));
    }

    /** The first would be 68 years before the beginning, the last three thousand after it. */
    @Test
    void timesOfCenturiesCanStillBeReckonedWith() {
        var span = Packets.of("-2147483647.0,1.0,K__\n102005473280.0,1.0,___\n", false)
                .span();

        assertThat(span).isGreaterThan(Duration.ofDays(365));
        assertThat(span.toNanos()).isPositive();
    }
}
