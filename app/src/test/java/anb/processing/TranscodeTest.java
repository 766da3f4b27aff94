package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.media.MediaInfo;
import anb.processing.Brand.Bumper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class TranscodeTest {

    private static final MediaInfo PLAIN = clip(1920, 1080, false, "bt709");

    @Test
    void everyInputIsOpenedWithAForcedFormatAndAListOfWhatMayBeUsed() {
        var arguments = transcode(PLAIN).arguments();
        assertThat(before("/tmp/original.mp4", arguments))
                .containsSequence("-protocol_whitelist", "file")
                .containsSequence("-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2")
                .containsSequence("-codec_whitelist", "h264,hevc")
                .containsSequence("-f", "mov");
        assertThat(before("/tmp/logo.png", arguments)).containsSequence("-codec_whitelist", "png");
        assertThat(arguments.stream().filter("-protocol_whitelist"::equals)).hasSize(4);
    }

    @Test
    void theClipIsSilentTaggedAndWithoutThePhonesMetadata() {
        assertThat(before("/tmp/clip.mp4", transcode(PLAIN).arguments()))
                .contains("-an", "-sn", "-dn")
                .containsSequence("-map_metadata", "-1")
                .containsSequence("-map_chapters", "-1")
                .containsSequence("-c:v", "libx264", "-preset", "veryfast", "-crf", "23")
                .containsSequence("-profile:v", "high", "-pix_fmt", "yuv420p", "-threads", "1")
                .containsSequence("-a53cc", "0")
                .containsSequence("-r", "30", "-fps_mode", "cfr")
                .containsSequence("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709")
                .containsSequence("-movflags", "+faststart");
    }

    @Test
    void oneGraphMarksTheClipAloneAndJoinsItWithTheBumpers() {
        assertThat(transcode(PLAIN).graph())
                .contains("[clip][logo]overlay=x=W-w-36:y=36[marked]")
                .contains("colorchannelmixer=aa=0.55")
                .contains("[opening][marked][closing]concat=n=3:v=1:a=0,split[broadcast][shots]")
                .contains("[rest]trim=start_frame=78:end_frame=792,fps=1,thumbnail=30[best]");
    }

    @Test
    void onlyTheFirstThirtySecondsArePassedOn() {
        assertThat(Picture.ofClip(PLAIN)).startsWith("setpts=PTS-STARTPTS,fps=30,trim=end_frame=900,scale=1280:720:");
        assertThat(Picture.ofBumper(30)).startsWith("setpts=PTS-STARTPTS,fps=30,trim=end_frame=75,");
    }

    @ParameterizedTest
    @CsvSource({"24, ''", "30, ''", "50, +0.006667/TB", "60, +0.008333/TB", "120, +0.012500/TB", "240, +0.014583/TB"})
    void ofMoreFramesThanAreShownTheNearestAreTaken(double rate, String later) {
        assertThat(List.of(Picture.ofClip(clip(1920, 1080, rate, false, "bt709")), Picture.ofBumper(rate)))
                .allMatch(filters -> filters.startsWith("setpts=PTS-STARTPTS" + later + ",fps=30,"));
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 1280:720",
        "3840, 2160, 1280:720",
        "1080, 1920, 406:720",
        "2560, 1080, 1280:540",
        "1440, 1080, 960:720",
        "1921, 1081, 1280:720",
        "8192, 1080, 1280:168"
    })
    void theWholePictureIsKeptInItsOwnAspect(int width, int height, String size) {
        assertThat(Picture.fitted(width, height)).isEqualTo("scale=" + size + ":flags=bicubic");
    }

    @Test
    void onlyFieldsAreDeinterlaced() {
        assertThat(Picture.ofClip(clip(1920, 1080, true, "bt709"))).startsWith("bwdif=mode=send_frame,");
        assertThat(Picture.ofClip(PLAIN)).doesNotContain("bwdif");
    }

    @ParameterizedTest
    @CsvSource({"arib-std-b67, true", "smpte2084, true", "bt709, false", "unknown, false"})
    void onlyHighDynamicRangeIsToneMapped(String transfer, boolean mapped) {
        var filters = Picture.ofClip(clip(1920, 1080, false, transfer));
        assertThat(filters.contains("tonemap=")).isEqualTo(mapped);
        assertThat(filters.contains("tonemap=hable:peak=10:")).isEqualTo(mapped);
        assertThat(filters.contains("tin=" + transfer)).isEqualTo(mapped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arib-std-b67", "smpte2084", "bt709", "unknown"})
    void fullRangeIsNarrowedBeforeAnythingReadsTheColours(String transfer) {
        assertThat(Picture.ofClip(clip(1920, 1080, false, transfer)))
                .containsPattern("scale=1280:720:flags=bicubic[^,]*:out_range=tv,");
    }

    private static Transcode transcode(MediaInfo info) {
        var settings = new RenderSettings("veryfast", 23, 1, Duration.ofSeconds(20), DataSize.ofMegabytes(512));
        var brand =
                new Brand(Path.of("/tmp/logo.png"), bumper("/tmp/opening.mp4"), bumper("/tmp/closing.mp4"), "brand");
        var products =
                new Products(Path.of("/tmp/clip.mp4"), Path.of("/tmp/poster.jpg"), Path.of("/tmp/thumbnail.jpg"));
        return new Transcode(settings, info, Path.of("/tmp/original.mp4"), brand, products);
    }

    private static Bumper bumper(String file) {
        return new Bumper(Path.of(file), Duration.ofMillis(2500), 30);
    }

    private static MediaInfo clip(int width, int height, boolean interlaced, String transfer) {
        return clip(width, height, 30, interlaced, transfer);
    }

    private static MediaInfo clip(int width, int height, double rate, boolean interlaced, String transfer) {
        return new MediaInfo(
                Duration.ofSeconds(24),
                width,
                height,
                "h264",
                "yuv420p",
                rate,
                interlaced,
                transfer,
                "bt709",
                1_000_000);
    }

    /** The options of one file: what stands between the file before it and its own name. */
    private static List<String> before(String file, List<String> arguments) {
        var options = new ArrayList<>(arguments.subList(0, arguments.indexOf(file)));
        var others = Arrays.asList(
                "/tmp/original.mp4", "/tmp/logo.png", "/tmp/opening.mp4", "/tmp/closing.mp4", "/tmp/clip.mp4");
        int start = others.stream().mapToInt(options::lastIndexOf).max().orElse(-1) + 1;
        return options.subList(start, options.size());
    }
}
