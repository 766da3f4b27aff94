package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Ffmpeg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A second of test picture, as promised but for one thing. */
@RealParts
@Timeout(120)
class BroadcastCheckTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String PICTURE = "-f lavfi -i testsrc=s=1280x720:r=30";
    private static final String SOUND = " -f lavfi -i sine";
    private static final String AS_PROMISED = " -t 1 -map_metadata -1 -fflags +bitexact -c:v libx264 -preset veryfast"
            + " -vf setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
            + " -profile:v high -pix_fmt yuv420p -movflags +faststart ";

    @TempDir
    Path folder;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    BroadcastCheck check;

    Clips clips;

    @BeforeEach
    void clips() {
        clips = new Clips(ffmpeg, folder);
    }

    @Test
    void aClipAsPromisedHasNoFault() throws Exception {
        assertThat(check.faults(made(PICTURE + AS_PROMISED), SECOND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-c:v libx265 -preset ultrafast -profile:v main | codec: hevc instead of h264",
                "-profile:v main | profile: Main instead of High",
                "-pix_fmt yuv444p -profile:v high444 | pixel format: yuv444p instead of yuv420p",
                "-s 1920x1080 | width: 1920 instead of 1280",
                "-s 1280x540 | height: 540 instead of 720",
                "-aspect 4:3 | pixel aspect: 3:4 instead of 1:1",
                "-r 25 | frame rate: 25/1 instead of 30/1",
                "-vf null | range: null instead of tv",
                "-vf null | colour: null instead of bt709",
                "-t 3 | frames: 90 instead of 30",
                "-metadata title=Triple | metadata: [title]",
                "-movflags -faststart | its index is not at the beginning"
            })
    void whatIsNotAsPromisedIsNamed(String options, String fault) throws Exception {
        assertThat(check.faults(made(PICTURE + AS_PROMISED + options), SECOND)).contains(fault);
    }

    @Test
    void soundIsAFault() throws Exception {
        assertThat(check.faults(made(PICTURE + SOUND + AS_PROMISED), SECOND)).contains("streams: 2 instead of 1");
    }

    @Test
    void tooShortAClipIsAFault() throws Exception {
        assertThat(check.faults(made(PICTURE + AS_PROMISED), Duration.ofSeconds(3)))
                .containsExactly("frames: 30 instead of 90");
    }

    @Test
    void aKeyFrameThatDoesNotDecodeIsAFault() throws Exception {
        var clip = made(PICTURE + AS_PROMISED);
        var bytes = Files.readAllBytes(clip);
        int pictures = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
        Arrays.fill(bytes, pictures + 2_000, pictures + 6_000, (byte) 0);
        Files.write(clip, bytes);

        assertThat(check.faults(clip, SECOND)).containsExactly("a key frame does not decode");
    }

    @Test
    void whatIsNoClipIsAFault() throws Exception {
        assertThat(check.faults(clips.containing(new byte[] {1, 2, 3}), SECOND)).contains("it is unreadable");
    }

    private Path made(String options) {
        return clips.make(options.strip().split(" +", -1));
    }
}
