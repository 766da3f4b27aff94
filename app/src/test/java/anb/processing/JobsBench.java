package anb.processing;

import anb.media.Inspection;
import anb.media.Probe;
import anb.storage.ObjectStore;
import anb.videos.VideoProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long whole jobs take, and how many are done at once. Prints two tables for docs/performance.md. */
class JobsBench extends BenchFixture {

    private static final int CLIPS = 4;

    @Autowired
    Probe probe;

    @Autowired
    Inspection inspection;

    @Autowired
    BroadcastCheck check;

    @Autowired
    EncodeMetrics metrics;

    @Autowired
    ObjectStore store;

    @Autowired
    VideoProgress progress;

    private record Camera(String codec, Recording recording) {

        interface Recording {
            Path of(int seconds, int height) throws Exception;
        }
    }

    /** One at a time, as a worker does: what is assumed of lengths and sizes (anb.progress.Clip) can be held against it. */
    @Test
    void wholeJobs() throws Exception {
        print("\n| codec | seconds | pixels | took |");
        print("|---|---|---|---|");
        for (var camera :
                List.of(new Camera("H.264", pipelines::hard), new Camera("HEVC, 10-bit HLG", pipelines::hardHevc))) {
            for (int height : List.of(1080, 1440, 2160)) {
                for (int seconds : List.of(20, 26, 60)) {
                    var original = camera.recording().of(seconds, height);
                    var cost = jobs.cost(studio, original, 1, 1);
                    print(String.format(
                            Locale.ROOT,
                            "| %s | %d | %d×%d | %.1f s |",
                            camera.codec(),
                            seconds,
                            height * 16 / 9,
                            height,
                            cost.wall()));
                    Files.delete(original);
                }
            }
        }
    }

    @Test
    void throughput() throws Exception {
        var original = pipelines.hard(30, 1080);
        print("\n| jobs at once | encoder threads | clips a minute | CPU-s a clip | cores busy |");
        print("|---|---|---|---|---|");
        for (int atOnce : List.of(1, 2)) {
            for (int threads : List.of(1, 2)) {
                var studio = studio(with(settings.preset(), settings.crf(), threads));
                var cost = jobs.cost(studio, original, CLIPS, atOnce);
                print(String.format(
                        Locale.ROOT,
                        "| %d | %d | %.2f | %.1f | %.0f %% |",
                        atOnce,
                        threads,
                        60 * CLIPS / cost.wall(),
                        cost.cpu() / CLIPS,
                        100 * cost.busy()));
            }
        }
    }

    private Studio studio(RenderSettings how) {
        return new Studio(store, inspection, assets, new Encoder(ffmpeg, probe, check, how, metrics), progress);
    }
}
