package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.problem.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a file that can be read is judged, and how. */
class InspectionTest extends InspectionFixture {

    @Test
    void aGoodClipIsAcceptedWithWhatItIs() {
        var info = accepted(clips.good());
        assertThat(info.width()).isEqualTo(1920);
        assertThat(info.height()).isEqualTo(1080);
        assertThat(info.codec()).isEqualTo("h264");
        assertThat(info.duration()).hasSeconds(24);
        assertThat(info.frameRate()).isEqualTo(2);
        assertThat(info.interlaced()).isFalse();
    }

    @Test
    void aPhoneHeldUprightIsPortrait() {
        var upright = clips.make("-display_rotation", "90", "-i", clips.good().toString(), "-c", "copy");
        var info = accepted(upright);
        assertThat(info.width()).isEqualTo(1080);
        assertThat(info.height()).isEqualTo(1920);
    }

    @Test
    void pixelAspectCounts() {
        assertThat(accepted(clips.picture("1440x1080", 2, 24, "-vf", "setsar=4/3"))
                        .width())
                .isEqualTo(1920);
        assertRefused(
                clips.picture("1920x1080", 2, 24, "-vf", "setsar=1/2"),
                ErrorCode.RESOLUTION_TOO_LOW,
                "960×1080",
                "1920×1080");
    }

    @Test
    void aFragmentedFileWithSoundIsAcceptedWithItsWholeDuration() {
        var fragmented = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=1920x1080:r=2",
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-t",
                "21",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "frag_keyframe+empty_moov");
        assertThat(accepted(fragmented).duration()).hasSeconds(21);
    }

    @Test
    void hevcIsAccepted() {
        var hevc = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=1080x1920:r=2",
                "-t",
                "20",
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-x265-params",
                "log-level=error",
                "-vf",
                "format=yuv420p10le,setparams=color_trc=arib-std-b67");
        assertThat(accepted(hevc)).satisfies(info -> {
            assertThat(info.codec()).isEqualTo("hevc");
            assertThat(info.transfer()).isEqualTo("arib-std-b67");
            assertThat(info.pixelFormat()).isEqualTo("yuv420p10le");
        });
    }

    @ParameterizedTest
    @CsvSource({"19.4, TOO_SHORT", "60.8, TOO_LONG"})
    void durationOutsideTheBoundsIsRefused(double seconds, ErrorCode code) {
        assertRefused(lasting(seconds), code, seconds, 20.0, 60.0);
    }

    @ParameterizedTest
    @CsvSource({"19.6", "60.4"})
    void halfASecondOfTolerance(double seconds) {
        accepted(lasting(seconds));
    }

    /** In fifths of a second, all of it grey: only how long it lasts matters. */
    private Path lasting(double seconds) {
        return clips.make(
                "-f",
                "lavfi",
                "-i",
                "color=gray:s=1920x1080:r=5",
                "-t",
                "" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "25");
    }

    @Test
    void smallPicturesAreRefused() {
        assertRefused(clips.picture("1280x720", 2, 24), ErrorCode.RESOLUTION_TOO_LOW, "1280×720", "1920×1080");
        assertRefused(clips.picture("1920x800", 2, 24), ErrorCode.RESOLUTION_TOO_LOW, "1920×800", "1920×1080");
    }

    @Test
    void absurdHeadersAreRefusedBeforeAnythingIsDecoded() {
        assertRefused(
                clips.picture("1920x1080", 2, 20, "-vf", "setsar=100"),
                ErrorCode.RESOLUTION_TOO_HIGH,
                "192000×1080",
                "8192×8192");
        assertRefused(clips.picture("1920x1080", 300, 0.2), ErrorCode.FRAME_RATE_TOO_HIGH, 300.0, 240);
        assertRefused(clips.picture("4096x4096", 120, 0.1), ErrorCode.PIXEL_RATE_TOO_HIGH, 2013.3, 1100.0);
    }

    @Test
    void quicktimeIsNotMp4() {
        assertRefused(clips.picture("1920x1080", 2, 24, "-f", "mov"), ErrorCode.NOT_MP4, "QuickTime");
    }

    @Test
    void soundAloneIsNoVideo() {
        assertRefused(clips.make("-f", "lavfi", "-i", "sine", "-t", "24", "-c:a", "aac"), ErrorCode.NO_VIDEO_STREAM);
    }

    @Test
    void anotherCodecIsNamed() {
        var mpeg4 = clips.make("-f", "lavfi", "-i", "testsrc=s=1920x1080:r=2", "-t", "20", "-c:v", "mpeg4");
        assertRefused(mpeg4, ErrorCode.UNSUPPORTED_CODEC, "MPEG-4", "H.264, HEVC");
    }
}
