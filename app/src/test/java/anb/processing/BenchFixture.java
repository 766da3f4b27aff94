package anb.processing;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Ffmpeg;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What benches of jobs share: clips, commands, and whole jobs as a worker does them. */
@RealParts
@Import(WholeJobs.class)
abstract class BenchFixture {

    @TempDir
    Path folder;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    RenderSettings settings;

    @Autowired
    BrandAssets assets;

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

    /** Ours but for these. */
    RenderSettings with(String preset, int crf, int threads) {
        return new RenderSettings(preset, crf, threads, settings.patience(), settings.largestFile());
    }

    /** At once: a run takes minutes, and what was measured is kept when something later goes wrong. */
    static void print(String line) {
        System.out.println(line);
    }
}
