package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.storage.ObjectKey;
import anb.voting.BallotBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Deleting a video: contract, operation 6. */
class DeletionTest extends VideosFixture {

    @Autowired
    BallotBox ballots;

    @TempDir
    Path folder;

    @Test
    void aDeletedVideoTakesItsVotesAndEveryObjectOfItWithIt() throws IOException {
        VideoId id = video(true);
        process(id);
        ballots.fill(id, 3, Instant.now());
        List<ObjectKey> objects = List.of(
                ObjectKey.original(id.value()),
                Rendition.clip(id, 1),
                Rendition.poster(id, 1),
                Rendition.thumbnail(id, 1),
                Rendition.clip(id, 2));
        Path bytes = Files.writeString(folder.resolve("bytes"), "bytes");
        objects.forEach(key -> store.put(key, bytes, "video/mp4"));
        owner.delete(path(id) + "/publish");

        var answer = owner.delete(path(id));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"message\":\"El video ha sido eliminado exitosamente.\",\"video_id\":\"%s\"}".formatted(id));
        assertThat(objects).noneMatch(store::exists);
        assertThat(count("select count(*) from vote where video = :id", id)).isZero();
        assertThat(count("select count(*) from tally where video = :id", id)).isZero();
        assertThat(owner.get(path(id)).status()).isEqualTo(404);
        assertThat(owner.delete(path(id)).status()).isEqualTo(404);
    }

    @Test
    void aPublishedVideoIsNotDeletedAndKeepsItsObjects() throws IOException {
        VideoId id = video(true);
        process(id);
        store.put(Rendition.clip(id, 1), Files.writeString(folder.resolve("bytes"), "bytes"), "video/mp4");

        var answer = owner.delete(path(id));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("published_video");
        assertThat(answer.body().path("detail").asString()).isEqualTo("El video está publicado para votación.");
        assertThat(published(id)).isTrue();
        assertThat(store.exists(Rendition.clip(id, 1))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(VideoStatus.class)
    void aVideoThatIsNotPublishedIsDeletedInWhateverStateItIs(VideoStatus status) {
        VideoId id = videoThatIs(status);

        assertThat(owner.delete(path(id)).status()).isEqualTo(200);
        assertThat(videos.find(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "running"})
    void aJobThatNobodyNeedsAnyMoreIsCancelled(String state) {
        VideoId id = video(true);
        UUID job = job(id, state);

        assertThat(owner.delete(path(id)).status()).isEqualTo(200);

        assertThat(state(job)).isEqualTo("cancelled");
    }

    @Test
    void theJobOfAVideoThatIsNotDeletedGoesOn() {
        VideoId id = video(true);
        process(id);
        UUID job = job(id, "queued");

        assertThat(owner.delete(path(id)).status()).isEqualTo(400);

        assertThat(state(job)).isEqualTo("queued");
        db.sql("delete from job where id = :id").param("id", job).update();
    }

    @Test
    void erasingIsAlsoAJobSoThatItHappensThoughTheStoreIsAwayNow() {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);

        owner.delete(path(id));

        await().until(() -> count("select count(*) from job where subject = :id and state = 'done'", id) == 1);
    }

    @Test
    void theOriginalOfADuplicateMayBeDeleted() {
        VideoId first = video(false);
        VideoId second = video(false);
        db.sql("update video set duplicate_of = :first where id = :second")
                .param("first", first.value())
                .param("second", second.value())
                .update();

        assertThat(owner.delete(path(first)).status()).isEqualTo(200);
        assertThat(videos.find(second)).isPresent();
    }

    @Test
    void whatRepeatedADeletedVideoRepeatsTheOldestThatIsLeft() {
        VideoId first = video(false);
        VideoId second = video(false);
        VideoId third = video(false);
        db.sql("""
                update video set duplicate_of = :first, sha256 = (select sha256 from video where id = :first)
                where id in (:rest)
                """)
                .param("first", first.value())
                .param("rest", List.of(second.value(), third.value()))
                .update();

        assertThat(owner.delete(path(first)).status()).isEqualTo(200);
        assertThat(count("select count(*) from video where id = :id and duplicate_of is null", second))
                .isEqualTo(1);
        assertThat(count("select count(*) from video where duplicate_of = :id", second))
                .isEqualTo(1);

        assertThat(owner.delete(path(second)).status()).isEqualTo(200);
        assertThat(count("select count(*) from video where id = :id and duplicate_of is null", third))
                .isEqualTo(1);
    }

    private long count(String sql, VideoId id) {
        return db.sql(sql).param("id", id.value()).query(Long.class).single();
    }
}
