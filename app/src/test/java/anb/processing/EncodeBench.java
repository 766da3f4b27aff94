package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.jobs.Lease;
import anb.jobs.Outcome.Done;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.media.Inspection;
import anb.media.MediaInfo;
import anb.media.Probe;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * What a clip costs: {@code mvn -Pbench -pl embedded,app test}. Everything in one run on the same clip, so that ratios
 * mean something on a machine that others use too. Prints two tables for docs/performance.md.
 */
@RealParts
class EncodeBench {

    private static final int CLIPS = 4;

    private static final Lease HELD = new Lease() {
        @Override
        public boolean held() {
            return true;
        }

        @Override
        public void report(String phase, int percent) {}
    };

    @TempDir
    Path folder;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    @Autowired
    Inspection inspection;

    @Autowired
    BroadcastCheck check;

    @Autowired
    EncodeMetrics metrics;

    @Autowired
    RenderSettings settings;

    @Autowired
    BrandAssets assets;

    @Autowired
    ObjectStore store;

    @Autowired
    Scratch scratch;

    @Autowired
    VideoProgress progress;

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
        var minute = hard(60);
        var half = clips.make("-i", minute.toString(), "-t", "30", "-c", "copy");
        var reference = pipelines.reference(half);
        print("\n| pipeline | CPU-s | wall s | MB | SSIM | XPSNR | CPU to the bare command |");
        print("|---|---|---|---|---|---|---|");
        var out = folder.resolve("out.mp4");
        double bare = 0;
        for (var pipeline : List.of(
                pipelines.ours("**the bare command of our graph**", transcode(half, settings, out)),
                pipelines.decodeOnly(half),
                pipelines.ours("the same, ultrafast crf 25", transcode(half, with("ultrafast", 25, 1), out)),
                pipelines.fourPasses(half, out),
                pipelines.twoPasses(half, out))) {
            var cost = Cost.of(pipeline::run);
            bare = bare == 0 ? cost.cpu() : bare;
            var quality = pipeline.makes() ? pipelines.quality(out, reference) : "– | –";
            var bytes = pipeline.makes() ? String.format(Locale.ROOT, "%.1f", Files.size(out) / 1e6) : "–";
            print(row(pipeline.name(), cost, bytes, quality, bare));
        }
        for (var original : List.of(half, minute)) {
            var name = "our whole job, fetch to publish, of " + (original == half ? "30 s" : "60 s");
            print(row(name, Cost.of(() -> render(studio(settings), original)), "–", "– | –", bare));
        }
    }

    @Test
    void throughput() throws Exception {
        var original = hard(30);
        print("\n| jobs at once | encoder threads | clips a minute | CPU-s a clip | cores busy |");
        print("|---|---|---|---|---|");
        for (int jobs = 1; jobs <= 2; jobs++) {
            for (int threads = 1; threads <= 2; threads++) {
                var studio = studio(with(settings.preset(), settings.crf(), threads));
                int atOnce = jobs;
                var cost = Cost.of(() -> renderAll(studio, original, atOnce));
                print(String.format(
                        Locale.ROOT,
                        "| %d | %d | %.2f | %.1f | %.0f %% |",
                        jobs,
                        threads,
                        60 * CLIPS / cost.wall(),
                        cost.cpu() / CLIPS,
                        100 * cost.busy()));
            }
        }
    }

    /** Detail and noise everywhere, 12 Mbit/s: harder than what phones send. */
    private Path hard(int seconds) {
        return clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=1920x1080:r=30,noise=alls=6:allf=t",
                "-t",
                "" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-b:v",
                "12M",
                "-maxrate",
                "12M",
                "-bufsize",
                "12M");
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

    private void renderAll(Studio studio, Path original, int atOnce) throws Exception {
        try (var workers = Executors.newFixedThreadPool(atOnce)) {
            var runs = new ArrayList<Future<?>>();
            for (int clip = 0; clip < CLIPS; clip++) {
                runs.add(workers.submit(() -> {
                    render(studio, original);
                    return true;
                }));
            }
            for (var run : runs) {
                run.get();
            }
        }
    }

    private void render(Studio studio, Path original) throws Exception {
        var video = UUID.randomUUID();
        store.put(ObjectKey.original(video), original, "video/mp4");
        try (var private_ = scratch.open("bench")) {
            assertThat(studio.render(new VideoId(video), 1, private_, HELD)).isInstanceOf(Done.class);
        }
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
