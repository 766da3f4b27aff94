package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Ended.Exited;
import anb.media.Ffmpeg;
import anb.media.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Text that lies inside of pictures, where no option about streams reaches it; players would show it. */
@RealParts
@Timeout(120)
class CaptionsTest {

    /** CEA-608: pairs of letters, each behind its kind (valid, of the first field). */
    private static final String CAPTIONS = "\u00fcUN\u00fcMO\u00fcDE\u00fcRA\u00fcTE\u00fcD!";

    private static final String NOTE = "WordsOfAStranger";

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

    @Test
    void neitherCaptionsNorNotesInsideOfPicturesAreKept() throws Exception {
        var original = captioned();
        assertThat(bytes(original).contains(CAPTIONS)).isTrue();
        assertThat(bytes(original).contains(NOTE)).isTrue();
        var byItself = clips.make("-i", original.toString(), "-c:v", "libx264", "-preset", "ultrafast");
        assertThat(bytes(byItself).contains(CAPTIONS))
                .as("what libx264 keeps when nobody tells it")
                .isTrue();

        var products =
                new Products(folder.resolve("out.mp4"), folder.resolve("poster.jpg"), folder.resolve("thumbnail.jpg"));
        var info = clips.info(probe, original);
        var transcode = new Transcode(encoder.settings(), info, original, assets.current(), products);
        assertThat(encoder.run(transcode, percent -> {})).isInstanceOf(Exited.class);

        assertThat(encoder.faults(transcode)).isEmpty();
        assertThat(bytes(products.clip()).contains(CAPTIONS)).isFalse();
        assertThat(bytes(products.clip()).contains(NOTE)).isFalse();
    }

    private Path captioned() throws IOException {
        var stream = bytes(clips.picture("1920x1080", 30, 1, "-f", "h264"));
        int keyFrame = stream.indexOf("\u0000\u0000\u0001e");
        var captioned = stream.substring(0, keyFrame) + message() + stream.substring(keyFrame);
        var raw = clips.containing(captioned.getBytes(StandardCharsets.ISO_8859_1));
        return clips.make(
                "-framerate",
                "30",
                "-f",
                "h264",
                "-i",
                raw.toString(),
                "-c",
                "copy",
                "-bsf:v",
                "h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+" + NOTE);
    }

    /** A NAL unit of supplemental enhancement information: ATSC A/53, part 4, 6.2.3. */
    private static String message() {
        char pairs = (char) (0x40 | CAPTIONS.length() / 3);
        var payload = "\u00b5\u00001GA94\u0003" + pairs + "\u00ff" + CAPTIONS + "\u00ff";
        return "\u0000\u0000\u0001\u0006\u0004" + (char) payload.length() + payload + "\u0080";
    }

    private static String bytes(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
