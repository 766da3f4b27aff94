package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Asked;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.media.Probe;
import java.nio.file.Path;
import java.time.Duration;
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

        new Encoder(asked.ffmpeg(), probe, check, settings, metrics).condition(clip, Duration.ofSeconds(24));
        new BroadcastCheck(probe, asked.ffmpeg()).faults(clip, Duration.ofSeconds(24));

        assertThat(asked.commands()).hasSize(2);
        asked.everyInputIsGuarded();
    }
}
