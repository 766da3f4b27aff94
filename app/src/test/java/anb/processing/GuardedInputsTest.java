package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Asked;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.media.Probe;
import anb.videos.Pictures.Reel;
import anb.videos.VideoId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files are opened with guards by whoever looks at them; of encoding itself {@link TranscodeTest} says so. */
@RealParts
class GuardedInputsTest {

    @TempDir
    Path folder;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    @Autowired
    BroadcastCheck check;

    @Autowired
    RenderSettings settings;

    @Autowired
    EncodeMetrics metrics;

    @Test
    void anOriginalAndAResultAreDecodedWithGuards() throws Exception {
        var clip = new Clips(ffmpeg, folder).good();
        var asked = Asked.in(folder);

        var encoder = new Encoder(asked.ffmpeg(), probe, check, settings, metrics);
        encoder.condition(clip, Duration.ofSeconds(24));
        new BroadcastCheck(probe, asked.ffmpeg()).faults(clip, Duration.ofSeconds(24));

        var reel =
                new Reel(new VideoId(UUID.randomUUID()), 1, Duration.ofSeconds(29), Duration.ofSeconds(24), null, null);
        var products = new Products(clip, folder.resolve("poster.jpg"), folder.resolve("thumbnail.jpg"));
        encoder.run(new Still(reel, Plays.certain(reel), products));

        assertThat(asked.commands()).hasSize(3);
        asked.everyInputIsGuarded();
    }
}
