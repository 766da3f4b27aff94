package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.storage.StoredObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What nobody needs any more goes, and nothing else. */
class SweepTest extends SweepFixture {

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

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
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
}
