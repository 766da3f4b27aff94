package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RealParts
class InspectionTest {

    @TempDir
    Path folder;

    @Autowired
    Inspection inspection;

    @Autowired
    Ffmpeg ffmpeg;

    Clips clips;

    @BeforeEach
    void clips() {
        clips = new Clips(ffmpeg, folder);
    }

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

    @Test
    void nothingAndTooMuchAreRefusedUnread() {
        assertRefused(clips.containing(new byte[0]), ErrorCode.EMPTY_FILE);
        assertThat(inspection.inspect(Path.of("never-opened"), 104_857_601, Containers.MP4))
                .isEqualTo(new Refused(ErrorCode.FILE_TOO_LARGE, 100.1, 100.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 | PDF",
                "#EXTM3U\\n#EXTINF:30,\\nfile:///etc/hostname | HLS playlist",
                "ffconcat version 1.0\\nfile 'other.mp4' | ffconcat list",
                "anything else | ''"
            })
    void whatIsNoMp4IsNamed(String content, String found) {
        var bytes = content.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        var file = clips.containing(bytes);
        assertRefused(file, ErrorCode.NOT_MP4, found);
        assertThat(inspection.inspect(file, bytes.length, Containers.MP4_AND_QUICKTIME))
                .isEqualTo(new Refused(ErrorCode.NOT_MP4, found, "MOV"));
    }

    @Test
    void aPlaylistBehindAnMp4SignatureIsUnreadable() throws IOException {
        var head = Arrays.copyOf(Files.readAllBytes(clips.good()), 32);
        var playlist = new String(head, StandardCharsets.ISO_8859_1) + "\n#EXTM3U\n#EXTINF:30,\nfile:///etc/hostname\n";
        assertRefused(clips.containing(playlist.getBytes(StandardCharsets.ISO_8859_1)), ErrorCode.UNREADABLE);
    }

    @Test
    void aFileCutOffIsUnreadableWhereverItsIndexIs() throws IOException {
        assertRefused(half(clips.good()), ErrorCode.UNREADABLE);
        assertRefused(half(clips.picture("1920x1080", 2, 24, "-movflags", "+faststart")), ErrorCode.UNREADABLE);
    }

    @Test
    void aGoodHeaderBeforeGarbageIsUnreadable() throws IOException {
        var bytes = Files.readAllBytes(clips.picture("1920x1080", 2, 24, "-movflags", "+faststart"));
        var payload = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
        var garbage = new byte[bytes.length - payload];
        new Random(1).nextBytes(garbage);
        System.arraycopy(garbage, 0, bytes, payload, garbage.length);
        assertRefused(clips.containing(bytes), ErrorCode.UNREADABLE);
    }

    private MediaInfo accepted(Path clip) {
        var verdict = inspect(clip);
        assertThat(verdict).isInstanceOf(Accepted.class);
        return ((Accepted) verdict).info();
    }

    private void assertRefused(Path clip, ErrorCode code, Object... arguments) {
        assertThat(inspect(clip)).isEqualTo(new Refused(code, arguments));
    }

    private Verdict inspect(Path clip) {
        return inspection.inspect(clip, clip.toFile().length(), Containers.MP4);
    }

    private Path half(Path clip) throws IOException {
        var bytes = Files.readAllBytes(clip);
        return clips.containing(Arrays.copyOf(bytes, bytes.length / 2));
    }
}
