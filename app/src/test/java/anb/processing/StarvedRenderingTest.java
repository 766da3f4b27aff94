package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.jobs.Outcome;
import anb.jobs.Outcome.Retry;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.media.Inspection;
import anb.media.Probe;
import anb.media.StandIn;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A host without memory is not the file's fault: the job is tried again. */
@RealParts
@Timeout(120)
class StarvedRenderingTest {

    @TempDir
    Path folder;

    @Autowired
    ObjectStore store;

    @Autowired
    Scratch scratch;

    @Autowired
    Inspection inspection;

    @Autowired
    BrandAssets assets;

    @Autowired
    BroadcastCheck check;

    @Autowired
    RenderSettings settings;

    @Autowired
    EncodeMetrics metrics;

    @Autowired
    VideoProgress progress;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    final VideoId video = new VideoId(UUID.randomUUID());

    @BeforeEach
    void aGoodClip() throws Exception {
        store.put(ObjectKey.original(video.value()), new Clips(ffmpeg, folder).good(), "video/mp4");
    }

    @Test
    void anEncodeThatFoundTooLittleIsTriedAgain() throws Exception {
        var starved = StandIn.patient(folder, "echo 'Cannot allocate memory' >&2; exit 244");
        var encoder = new Encoder(starved, probe, check, settings, metrics);

        assertThat(render(new Studio(store, inspection, assets, encoder, progress)))
                .isEqualTo(new Retry("ffmpeg ended with code 244", "Cannot allocate memory\n"));
    }

    @Test
    void aLookThatWasKilledIsTriedAgain() throws Exception {
        var encoder = new Encoder(ffmpeg, probe, check, settings, metrics);

        assertThat(render(new Studio(store, StandIn.inspection(folder, "kill -9 $$"), assets, encoder, progress)))
                .isInstanceOfSatisfying(
                        Retry.class,
                        retry -> assertThat(retry.reason()).startsWith("nothing can be told of the original"));
    }

    private Outcome render(Studio studio) throws Exception {
        try (var place = scratch.open("render")) {
            return studio.render(video, 7, place, WholeJobs.HELD);
        }
    }
}
