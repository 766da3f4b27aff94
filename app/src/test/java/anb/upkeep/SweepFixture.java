package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.jobs.Job;
import anb.jobs.JobId;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.videos.Originals;
import anb.videos.Renditions;
import anb.videos.Retention;
import anb.videos.VideoId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the sweep share: a video with its objects, and a sweep of any strictness. */
@RealParts
abstract class SweepFixture {

    static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    StoreComparison comparison;

    @Autowired
    ObjectStore store;

    @Autowired
    StorageUse use;

    @Autowired
    Renditions renditions;

    @Autowired
    Originals originals;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    Crowd.Person player;
    VideoId video;
    Path file;
    Runnable meanwhile = () -> {};

    @BeforeEach
    void aVideoWithItsObjects() throws Exception {
        player = crowd.person("Sara", "Tunja");
        video = given.publishedOnPaper(player.id(), "Gancho");
        file = Files.writeString(folder.resolve("bytes"), "bytes");
        store.put(original(), file, "video/mp4");
        store.put(ObjectKey.processed(video.value(), 1, "clip.mp4"), file, "video/mp4");
    }

    @AfterEach
    void remove() {
        db.sql("delete from job where subject = :id").param("id", video.value()).update();
        db.sql("delete from video where id = :id").param("id", video.value()).update();
        store.delete(original());
        store.deletePrefix(ObjectKey.processedPrefix(video.value()));
    }

    ObjectKey original() {
        return ObjectKey.original(video.value());
    }

    void uploadedDaysAgo(int days) {
        db.sql("update video set uploaded_at = now() - make_interval(days => :days) where id = :id")
                .param("days", days)
                .param("id", video.value())
                .update();
    }

    void sweep(Duration orphansOlderThan, Duration keepOriginals) {
        assertThat(sweep(orphansOlderThan, keepOriginals, Integer.MAX_VALUE)).isInstanceOf(Outcome.Done.class);
    }

    Outcome sweep(Duration orphansOlderThan, Duration keepOriginals, int mostOrphans) {
        var settings = new UpkeepSettings(HOUR, orphansOlderThan, mostOrphans);
        var sweep = new Sweep(
                new Orphans(comparison, store, settings, InstantSource.system(), use),
                store,
                settings,
                new ExpiredOriginals(originals, store, new Retention(keepOriginals)),
                new FormerClips(renditions, store, settings));
        var job = new Job(new JobId(UUID.randomUUID()), Sweep.KIND, Sweep.SUBJECT, Sweep.SUBJECT, 1, 1);
        return sweep.run(job, new Held(meanwhile));
    }

    /** Asked before each step that cannot be taken back. */
    private record Held(Runnable meanwhile) implements Lease {

        @Override
        public boolean held() {
            meanwhile.run();
            return true;
        }

        @Override
        public void report(String phase, int percent) {}
    }
}
