package anb.processing;

import anb.media.Probe;
import anb.processing.Pipelines.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a clip costs: {@code mvn -Pbench -pl embedded,app test}. Everything in one run on the same clip, so that ratios
 * mean something on a machine that others use too. Prints two tables for docs/performance.md.
 */
class EncodeBench extends BenchFixture {

    /** System property: false leaves out all that is neither ours nor decoding, which takes most of the time. */
    private static final String OTHERS = "anb.bench.others";

    private static final String BARE = "**the bare command of our graph**";
    private static final String UNSEEN = "– | – | –";

    @Autowired
    Probe probe;

    private Path out;
    private double bare;

    @BeforeEach
    void aPlaceForResults() {
        out = folder.resolve("out.mp4");
    }

    @Test
    void pipelines() throws Exception {
        var minute = pipelines.hard(60, 1080);
        var half = clips.make("-i", minute.toString(), "-t", "30", "-c", "copy");
        var reference = pipelines.reference(half);
        begin("pipeline");
        for (var pipeline : compared(half)) {
            print(pipeline, reference);
        }
        warmUp(half);
        printJob("30 s", half, reference);
        printJob("60 s", minute, reference);
    }

    /**
     * What iPhones record. It is held against what our graph makes of it almost without loss: nobody else here brings it to that
     * brightness.
     */
    @Test
    void hlg() throws Exception {
        var half = pipelines.hardHevc(30, 1080);
        var reference = pipelines.between(transcode(half, with("ultrafast", 1, 1)));
        begin("of HEVC, 10-bit HLG");
        print(pipelines.ours(BARE, transcode(half, settings)), reference);
        print(pipelines.decodeOnly(half), reference);
        warmUp(half);
        printJob("30 s", half, reference);
    }

    /** Not shown: a first job pays for what it loads and compiles. */
    private void warmUp(Path clip) throws Exception {
        jobs.cost(studio, clips.make("-i", clip.toString(), "-t", "21", "-c", "copy"), 1, 1);
    }

    /** Ours first: the others are held against it. */
    private List<Pipeline> compared(Path half) throws Exception {
        var ours = transcode(half, settings);
        var all = new ArrayList<>(List.of(pipelines.ours(BARE, ours), pipelines.decodeOnly(half)));
        if (Boolean.parseBoolean(System.getProperty(OTHERS, "true"))) {
            all.addAll(others(half, ours));
        }
        return all;
    }

    private List<Pipeline> others(Path half, Transcode ours) throws Exception {
        var all = new ArrayList<>(List.of(pipelines.scaled("bilinear", ours), pipelines.scaled("area", ours)));
        for (var how : List.of(
                with(settings.preset(), settings.crf() - 1, 1),
                with(settings.preset(), settings.crf() + 1, 1),
                with("faster", settings.crf(), 1),
                with("fast", settings.crf(), 1),
                with("ultrafast", 25, 1))) {
            all.add(pipelines.ours("the same, " + how.preset() + " crf " + how.crf(), transcode(half, how)));
        }
        all.add(pipelines.fourPasses(half, out));
        all.add(pipelines.twoPasses(half, out));
        return all;
    }

    private Transcode transcode(Path original, RenderSettings how) throws Exception {
        var products = new Products(out, folder.resolve("poster.jpg"), folder.resolve("thumbnail.jpg"));
        return new Transcode(how, clips.info(probe, original), original, assets.current(), products);
    }

    private static void begin(String what) {
        print("\n| " + what + " | CPU-s | wall s | MB | SSIM | XPSNR | CPU to the bare command |");
        print("|---|---|---|---|---|---|---|");
    }

    private void print(Pipeline pipeline, Path reference) throws Exception {
        var cost = Cost.of(pipeline::run);
        bare = bare == 0 ? cost.cpu() : bare;
        print(row(pipeline.name(), cost, pipeline.makes() ? seen(out, reference) : UNSEEN));
    }

    /** What is not the children's is the JVM's, the other side of each transfer included. */
    private void printJob(String length, Path original, Path reference) throws Exception {
        var published = folder.resolve("published.mp4");
        var cost = jobs.cost(studio, original, published);
        print(row("our whole job, fetch to publish, of " + length, cost, seen(published, reference)));
        print(row("… of which in child processes", cost.ofChildren(), UNSEEN));
        Files.delete(published);
    }

    private String seen(Path made, Path reference) throws IOException, InterruptedException {
        return String.format(Locale.ROOT, "%.1f | %s", Files.size(made) / 1e6, pipelines.quality(made, reference));
    }

    private String row(String name, Cost cost, String seen) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %s | %.2f |",
                name,
                cost.cpu(),
                cost.wall(),
                seen,
                cost.cpu() / bare);
    }
}
