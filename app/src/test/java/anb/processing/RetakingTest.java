package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.jobs.Job;
import anb.jobs.JobId;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.jobs.Outcome.Done;
import anb.jobs.Outcome.GiveUp;
import anb.jobs.Outcome.Retry;
import anb.storage.ObjectKey;
import anb.storage.Scratch;
import anb.videos.Rendition;
import anb.videos.VideoJobs;
import anb.videos.VideoProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One run of the job by itself, as if its node had been given it. */
class RetakingTest extends RetakesFixture {

    private static final long FENCE = 7;

    @Autowired
    Retaking retaking;

    @Autowired
    VideoProgress progress;

    @Autowired
    Scratch scratch;

    @Test
    void aRunChangesNothingBeforeItIsSettled() throws Exception {
        aClip();

        assertThat(run()).isInstanceOf(Done.class);

        assertThat(now().pictureFence()).isEqualTo(1);
        assertThat(store.exists(Rendition.poster(video, FENCE))).isTrue();
        assertThat(store.exists(Rendition.poster(video, 1))).isFalse();
    }

    @Test
    void whatWasMadeOfAnotherRenditionIsNotTaken() throws Exception {
        aClip();
        var done = (Done) run();
        progress.processed(new Rendition(video, 6, Duration.ofSeconds(29), 4_000_000, "brand", 1));

        assertThatThrownBy(() -> done.effect().run()).isInstanceOf(IllegalStateException.class);

        assertThat(now().pictureFence()).isEqualTo(6);
    }

    @Test
    void ofTwoRunsTheLaterIsTheOneThatCounts() throws Exception {
        progress.processed(new Rendition(video, FENCE + 1, Duration.ofSeconds(29), 4_000_000, "brand", 1));

        assertThat(run()).isInstanceOf(Retry.class);
    }

    @Test
    void withoutItsClipThereIsNothingToMakeItOf() throws Exception {
        assertThat(run()).isInstanceOf(GiveUp.class);
        db.sql("delete from video where id = :id").param("id", video.value()).update();
        assertThat(run()).isInstanceOf(GiveUp.class);
    }

    @Test
    void aRunThatFailsLeavesNothingAndTheVideoAsItIs() throws Exception {
        store.put(Rendition.clip(video, 1), Files.writeString(folder.resolve("cut"), "cut off"), "video/mp4");
        var left = ObjectKey.processed(video.value(), FENCE, "poster.jpg");
        store.put(left, folder.resolve("cut"), "image/jpeg");

        assertThat(run()).isInstanceOf(Retry.class);
        retaking.died(job(), "no pictures");
        retaking.replayed(job());

        assertThat(store.exists(left)).isFalse();
        assertThat(now().pictureFence()).isEqualTo(1);
        assertThat(now().published()).isTrue();
    }

    private Outcome run() throws Exception {
        var outcome = retaking.run(job(), new Lease() {
            @Override
            public boolean held() {
                return true;
            }

            @Override
            public void report(String phase, int percent) {}
        });
        assertThat(folders()).isZero();
        return outcome;
    }

    private Job job() {
        return new Job(
                new JobId(UUID.randomUUID()),
                VideoJobs.POSTER,
                video.value(),
                player.id().value(),
                FENCE,
                1);
    }

    private long folders() throws IOException {
        try (var folders = Files.list(scratch.home())) {
            return folders.filter(path -> path.getFileName().toString().startsWith("poster"))
                    .count();
        }
    }
}
