package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Ended.Exited;
import anb.media.Ffmpeg;
import anb.media.MediaInfo;
import anb.media.Probe;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clips of which each frame is two half pictures, taken one after the other. */
@RealParts
@Timeout(120)
class DeinterlacingTest {

    /** Of the clip that are looked at. */
    private static final int FRAMES = 50;

    @TempDir
    Path folder;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    @Autowired
    Encoder encoder;

    @Autowired
    BrandAssets assets;

    Clips clips;

    @BeforeEach
    void clips() {
        clips = new Clips(ffmpeg, folder);
    }

    /** Twice as many lines move as a frame may show: woven together they would make combs. */
    @ParameterizedTest
    @CsvSource({"top, tff", "bottom, bff"})
    void fieldsLeaveNoCombsWhicheverComesFirst(String first, String order) throws Exception {
        var original = clips.make(
                "-f",
                "lavfi",
                "-i",
                "color=0x404040:s=1920x1080:r=50",
                "-f",
                "lavfi",
                "-i",
                "color=white:s=200x900:r=50",
                "-filter_complex",
                "[0][1]overlay=x='mod(n*24,1700)':y=90:shortest=0,tinterlace=interleave_%s,fieldorder=%s,format=yuv420p"
                        .formatted(first, order),
                "-t",
                "2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "12",
                "-flags",
                "+ilme+ildct",
                "-x264-params",
                order + "=1");
        var info = clips.info(probe, original);
        assertThat(info.interlaced()).isTrue();
        var woven = new MediaInfo(
                info.duration(),
                info.width(),
                info.height(),
                info.codec(),
                info.pixelFormat(),
                info.frameRate(),
                false,
                info.transfer(),
                info.matrix(),
                info.sizeBytes());

        assertThat(combs(original, info)).isLessThan(combs(original, woven) / 5);
    }

    private double combs(Path original, MediaInfo info) throws Exception {
        var brand = assets.current();
        var products =
                new Products(folder.resolve("out.mp4"), folder.resolve("poster.jpg"), folder.resolve("thumbnail.jpg"));
        var transcode = new Transcode(encoder.settings(), info, original, brand, products);
        assertThat(encoder.run(transcode, percent -> {})).isInstanceOf(Exited.class);
        var frames = Frames.part(clips, products.clip(), 0, 300, 1000, 120);
        long sum = 0;
        int begin = Broadcast.frames(brand.opening().plays()) + 5;
        for (int frame = begin; frame < begin + FRAMES; frame++) {
            for (int y = 301; y < 419; y++) {
                for (int x = 0; x < 1000; x++) {
                    sum += Math.abs(2 * frames.brightness(frame, x, y)
                            - frames.brightness(frame, x, y - 1)
                            - frames.brightness(frame, x, y + 1));
                }
            }
        }
        return sum / (118.0 * 1000 * FRAMES);
    }
}
