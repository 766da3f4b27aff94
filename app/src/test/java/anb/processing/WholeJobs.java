package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.jobs.Lease;
import anb.jobs.Outcome.Done;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import anb.videos.Rendition;
import anb.videos.VideoId;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Jobs from fetching to publishing, as a worker does them. That the original is there is its upload's cost. */
@TestComponent
class WholeJobs {

    private static final long FENCE = 1;

    static final Lease HELD = new Lease() {
        @Override
        public boolean held() {
            return true;
        }

        @Override
        public void report(String phase, int percent) {}
    };

    private final ObjectStore store;
    private final Scratch scratch;

    WholeJobs(ObjectStore store, Scratch scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** Of so many jobs with that original, some of them at once. */
    Cost cost(Studio studio, Path original, int jobs, int atOnce) throws Exception {
        var videos = Stream.generate(() -> stored(original)).limit(jobs).toList();
        var cost = Cost.of(() -> renderAll(studio, videos, atOnce));
        videos.forEach(this::discard);
        return cost;
    }

    /** Of one job; what it published is to be looked at afterwards. */
    Cost cost(Studio studio, Path original, Path published) throws Exception {
        var video = stored(original);
        var cost = Cost.of(() -> render(studio, video));
        store.get(Rendition.clip(video, FENCE), published);
        discard(video);
        return cost;
    }

    private VideoId stored(Path original) {
        var video = new VideoId(UUID.randomUUID());
        store.put(ObjectKey.original(video.value()), original, "video/mp4");
        return video;
    }

    private void renderAll(Studio studio, List<VideoId> videos, int atOnce) throws Exception {
        try (var workers = Executors.newFixedThreadPool(atOnce)) {
            var renderings = videos.stream()
                    .<Callable<Boolean>>map(video -> () -> {
                        render(studio, video);
                        return true;
                    })
                    .toList();
            for (var run : workers.invokeAll(renderings)) {
                run.get();
            }
        }
    }

    private void render(Studio studio, VideoId video) throws Exception {
        try (var private_ = scratch.open("bench")) {
            assertThat(studio.render(video, FENCE, private_, HELD)).isInstanceOf(Done.class);
        }
    }

    private void discard(VideoId video) {
        store.delete(ObjectKey.original(video.value()));
        store.deletePrefix(ObjectKey.processedPrefix(video.value()));
    }
}
