package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecNamesTest {

    @ParameterizedTest
    @CsvSource({
        "libdav1d, AV1",
        "av1, AV1",
        "libvpx-vp9, VP9",
        "vp9, VP9",
        "prores, ProRes",
        "mpeg4, MPEG-4",
        "mjpeg, Motion JPEG",
        "svq3, svq3"
    })
    void aCodecIsNamedAsPeopleNameIt(String decoder, String name) {
        assertThat(new Admission(StandIn.rules()).codec(decoder))
                .hasValue(new Refused(ErrorCode.UNSUPPORTED_CODEC, name, "H.264, HEVC"));
    }
}
