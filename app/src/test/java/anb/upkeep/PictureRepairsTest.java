package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import anb.storage.ObjectKey;
import anb.upkeep.Difference.Kind;
import anb.upkeep.Finding.Result;
import anb.videos.Rendition;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A video whose pictures were made again, beside those that came with its clip. */
class PictureRepairsTest extends ReconciliationFixture {

    @BeforeEach
    void otherPictures() throws Exception {
        store(Rendition.poster(video, 3), Rendition.thumbnail(video, 3));
        change("update video set poster_fence = 3 where id = :id", video.value());
    }

    @Test
    void bothPicturesMayBeThereAndTheFirstNeedNot() {
        assertNoDifference();

        store.delete(Rendition.poster(video, 1));

        assertNoDifference();
    }

    @Test
    void whatARunMakesNowIsNotJudgedAndWhatIsReplacedIsLeftForAWhile() throws Exception {
        job("poster", video.value(), "running");
        long running = one("select fence from job where subject = :id", video.value());
        db.sql("insert into former_rendition (video, fence) values (:id, 2)")
                .param("id", video.value())
                .update();

        store(Rendition.poster(video, running), Rendition.poster(video, 2));

        assertNoDifference();
    }

    @Test
    void picturesOfARunThatLostAreSurplus() throws Exception {
        store(Rendition.poster(video, 2));

        assertThat(found(reconciliation.dryRun(), Kind.OBJECT_WITHOUT_ROW, about))
                .extracting(Finding::subject)
                .containsExactly(Rendition.poster(video, 2).value());
    }

    @Test
    void aLostPictureIsMadeAgainOfItsClipThoughTheOriginalHasExpired() {
        store.delete(Rendition.thumbnail(video, 3));
        change("update video set original_expired_at = now() where id = :id", video.value());

        assertThat(found(reconciliation.repair(TEST), Kind.OBJECT_MISSING, about))
                .extracting(Finding::subject, Finding::result, Finding::remedy)
                .containsExactly(tuple(
                        Rendition.thumbnail(video, 3).value(),
                        Result.MENDED,
                        "one more poster job: its pictures are made again of its clip"));

        assertThat(one("select count(*) from job where kind = 'poster' and subject = :id", video.value()))
                .isEqualTo(1L);
    }

    @Test
    void afterTheRepairOfALostPictureThereIsNoDifference() throws Exception {
        withAClipThatPlays();
        store.delete(Rendition.poster(video, 3));

        reconciliation.repair(TEST);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> one("select poster_fence from video where id = :id", video.value()) > 3);
        assertNoDifference();
        assertThat(store.exists(Rendition.thumbnail(video, 3))).isTrue();
    }

    /** That of another video, which is as long. */
    private void withAClipThatPlays() throws Exception {
        var other = given.publishedVideo();
        var clip = folder.resolve("clip.mp4");
        store.get(Rendition.clip(other, one("select rendition_fence from video where id = :id", other.value())), clip);
        store.put(Rendition.clip(video, 1), clip, "video/mp4");
        db.sql("update video set rendition_bytes = :bytes where id = :id")
                .param("bytes", Files.size(clip))
                .param("id", video.value())
                .update();
    }

    private void assertNoDifference() {
        assertThat(reconciliation.dryRun())
                .noneMatch(finding -> finding.subject().contains(about));
    }

    private void store(ObjectKey... keys) throws Exception {
        var file = Files.writeString(folder.resolve("picture"), "bytes");
        List.of(keys).forEach(key -> store.put(key, file, "image/jpeg"));
    }
}
