package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.jobs.Job;
import anb.jobs.JobId;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StoredObject;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class SweepTest {

    private static final Duration HOUR = Duration.ofHours(1);

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
    Videos videos;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    Crowd.Person player;
    VideoId video;
    Path file;

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
        db.sql("delete from video where id = :id").param("id", video.value()).update();
        store.delete(original());
        store.deletePrefix(ObjectKey.processedPrefix(video.value()));
    }

    @Test
    void whatARunThatLostLeftBehindIsRemovedAndTheValidRenditionStays() {
        ObjectKey left = ObjectKey.processed(video.value(), 9, "clip.mp4");
        ObjectKey orphan = ObjectKey.original(UUID.randomUUID());
        store.put(left, file, "video/mp4");
        store.put(orphan, file, "video/mp4");

        sweep(HOUR.negated(), Duration.ofDays(7));

        assertThat(store.exists(left)).isFalse();
        assertThat(store.exists(orphan)).isFalse();
        assertThat(store.exists(original())).isTrue();
        assertThat(store.exists(ObjectKey.processed(video.value(), 1, "clip.mp4")))
                .isTrue();
    }

    @Test
    void anObjectWithoutARowIsLeftAloneWhileItsUploadMayBeUnderWay() {
        ObjectKey underWay = ObjectKey.original(UUID.randomUUID());
        store.put(underWay, file, "video/mp4");

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(underWay)).isTrue();
        store.delete(underWay);
    }

    @Test
    void anOriginalKeptLongEnoughGoesAndItsAbsenceIsNormal() {
        uploadedDaysAgo(8);

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(original())).isFalse();
        assertThat(videos.find(video).orElseThrow().originalExpired()).isTrue();
        var answer = given.visitor().withToken(player.token()).get("/api/videos/" + video);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().has("original_url")).isFalse();
    }

    @Test
    void noOriginalGoesWhileItsVideoIsStillToBeProcessed() {
        uploadedDaysAgo(8);
        db.sql("update video set status = 'processing' where id = :id")
                .param("id", video.value())
                .update();

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(original())).isTrue();
    }

    @Test
    void aReplacedClipStaysUntilLinksToItHaveRunOut() {
        var latelyReplaced = ObjectKey.processed(video.value(), 8, "clip.mp4");
        var longReplaced = ObjectKey.processed(video.value(), 7, "clip.mp4");
        store.put(latelyReplaced, file, "video/mp4");
        store.put(longReplaced, file, "video/mp4");
        db.sql("""
                insert into former_rendition (video, fence, superseded_at)
                values (:id, 8, now() - interval '59 minutes'), (:id, 7, now() - interval '61 minutes')
                """).param("id", video.value()).update();

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(latelyReplaced)).isTrue();
        assertThat(store.exists(longReplaced)).isFalse();
        sweep(HOUR.negated(), Duration.ofDays(7));
        assertThat(store.exists(latelyReplaced)).isFalse();
    }

    @Test
    void whatIsStoredIsCountedByTheWay() {
        sweep(HOUR, Duration.ofDays(7));

        await().untilAsserted(() -> {
            sweep(HOUR, Duration.ofDays(7));
            assertThat(use.all())
                    .extracting(used -> used.prefix() + " " + used.objects() + " " + used.bytes())
                    .containsExactly(listed("processed/"), listed("resources/"), listed("uploads/"));
        });
        assertThat(use.all()).allSatisfy(used -> assertThat(used.objects()).isPositive());
    }

    private String listed(String prefix) {
        var sizes = store.list(prefix).mapToLong(StoredObject::sizeBytes).summaryStatistics();
        return prefix + " " + sizes.getCount() + " " + sizes.getSum();
    }

    private ObjectKey original() {
        return ObjectKey.original(video.value());
    }

    private void uploadedDaysAgo(int days) {
        db.sql("update video set uploaded_at = now() - make_interval(days => :days) where id = :id")
                .param("days", days)
                .param("id", video.value())
                .update();
    }

    @Test
    void aDatabaseThatKnowsFarLessThanTheBucketRemovesNothing() {
        ObjectKey orphan = ObjectKey.original(UUID.randomUUID());
        store.put(orphan, file, "video/mp4");
        uploadedDaysAgo(8);

        assertThat(sweep(HOUR.negated(), Duration.ofDays(7), 0)).isInstanceOf(Outcome.GiveUp.class);

        assertThat(store.exists(orphan)).isTrue();
        assertThat(store.exists(original())).isTrue();
        store.delete(orphan);
    }

    private void sweep(Duration orphansOlderThan, Duration keepOriginals) {
        assertThat(sweep(orphansOlderThan, keepOriginals, Integer.MAX_VALUE)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome sweep(Duration orphansOlderThan, Duration keepOriginals, int mostOrphans) {
        var sweep = new Sweep(
                comparison,
                store,
                videos,
                new UpkeepSettings(HOUR, orphansOlderThan, mostOrphans),
                InstantSource.system(),
                new Retention(keepOriginals),
                use);
        var job = new Job(new JobId(UUID.randomUUID()), Sweep.KIND, Sweep.SUBJECT, Sweep.SUBJECT, 1, 1);
        return sweep.run(job, new Held());
    }

    private static final class Held implements Lease {

        @Override
        public boolean held() {
            return true;
        }

        @Override
        public void report(String phase, int percent) {}
    }
}
