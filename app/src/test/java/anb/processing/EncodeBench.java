package anb.processing;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.media.Inspection;
import anb.media.MediaInfo;
import anb.media.Probe;
import anb.processing.Pipelines.Pipeline;
import anb.storage.ObjectStore;
import anb.videos.VideoProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * What a clip costs: {@code mvn -Pbench -pl embedded,app test}. Everything in one run on the same clip, so that ratios
 * mean something on a machine that others use too. Prints three tables for docs/performance.md.
 */
@RealParts
@Import(WholeJobs.class)
class EncodeBench {

    private static final int CLIPS = 4;

    @TempDir
    Path folder;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    @Autowired
    RenderSettings settings;

    @Autowired
    BrandAssets assets;

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

    @Autowired
    Studio studio;

    @Autowired
    WholeJobs jobs;

    @Autowired
    Environment environment;

    Clips clips;
    Pipelines pipelines;

    @BeforeEach
    void programs() throws Exception {
        clips = new Clips(ffmpeg, folder);
        pipelines = new Pipelines(environment, folder, assets.current());
    }

    @Test
    void pipelines() throws Exception {
        var minute = pipelines.hard(60, 1080);
        var half = clips.make("-i", minute.toString(), "-t", "30", "-c", "copy");
        var reference = pipelines.reference(half);
        print("\n| pipeline | CPU-s | wall s | MB | SSIM | XPSNR | CPU to the bare command |");
        print("|---|---|---|---|---|---|---|");
        var out = folder.resolve("out.mp4");
        double bare = 0;
        for (var pipeline : compared(half, out)) {
            var cost = Cost.of(pipeline::run);
            bare = bare == 0 ? cost.cpu() : bare;
            var quality = pipeline.makes() ? pipelines.quality(out, reference) : "– | –";
            var bytes = pipeline.makes() ? String.format(Locale.ROOT, "%.1f", Files.size(out) / 1e6) : "–";
            print(row(pipeline.name(), cost, bytes, quality, bare));
        }
        // Not shown: a first job pays for what it loads and compiles.
        jobs.cost(studio, clips.make("-i", half.toString(), "-t", "21", "-c", "copy"), 1, 1);
        printJob("30 s", jobs.cost(studio, half, 1, 1), bare);
        printJob("60 s", jobs.cost(studio, minute, 1, 1), bare);
    }

    /** What is not the children's is the JVM's, the other side of each transfer included. */
    private static void printJob(String length, Cost cost, double bare) {
        print(row("our whole job, fetch to publish, of " + length, cost, "–", "– | –", bare));
        print(row("… of which in child processes", cost.ofChildren(), "–", "– | –", bare));
    }

    /** Ours first: the others are held against it. */
    private List<Pipeline> compared(Path half, Path out) throws Exception {
        var ours = transcode(half, settings, out);
        var all = new ArrayList<Pipeline>();
        all.add(pipelines.ours("**the bare command of our graph**", ours));
        all.add(pipelines.decodeOnly(half));
        all.add(pipelines.scaled("bilinear", ours));
        all.add(pipelines.scaled("area", ours));
        for (var how : List.of(
                with(settings.preset(), settings.crf() - 1, 1),
                with(settings.preset(), settings.crf() + 1, 1),
                with("faster", settings.crf(), 1),
                with("fast", settings.crf(), 1),
                with("ultrafast", 25, 1))) {
            all.add(pipelines.ours("the same, " + how.preset() + " crf " + how.crf(), transcode(half, how, out)));
        }
        all.add(pipelines.fourPasses(half, out));
        all.add(pipelines.twoPasses(half, out));
        return all;
    }

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

    private RenderSettings with(String preset, int crf, int threads) {
        return new RenderSettings(preset, crf, threads, settings.patience(), settings.largestFile());
    }

    private Transcode transcode(Path original, RenderSettings how, Path out) throws Exception {
        MediaInfo info = clips.info(probe, original);
        var products = new Products(out, folder.resolve("poster.jpg"), folder.resolve("thumbnail.jpg"));
        return new Transcode(how, info, original, assets.current(), products);
    }

    private Studio studio(RenderSettings how) {
        return new Studio(store, inspection, assets, new Encoder(ffmpeg, probe, check, how, metrics), progress);
    }

    private static String row(String name, Cost cost, String megabytes, String quality, double bare) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %s | %s | %.2f |",
                name,
                cost.cpu(),
                cost.wall(),
                megabytes,
                quality,
                cost.cpu() / bare);
    }

    /** At once: a run takes minutes, and what was measured is kept when something later goes wrong. */
    private static void print(String line) {
        System.out.println(line);
    }
}
