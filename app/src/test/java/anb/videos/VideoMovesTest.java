package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.problem.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Which states may follow which: the table of {@link VideoStatus}, tried on rows. */
class VideoMovesTest extends VideosFixture {

    static Stream<Arguments> everyMove() {
        return Stream.of(VideoStatus.values())
                .flatMap(from -> Stream.of(VideoStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyMove")
    void aMoveSucceedsOnlyIfTheTableAllowsIt(VideoStatus from, VideoStatus to) {
        VideoId id = videoThatIs(from);
        boolean anotherRendition = from == VideoStatus.PROCESSED && to == VideoStatus.PROCESSED;
        boolean allowed = from.next().contains(to) || anotherRendition;

        boolean moved = switch (to) {
            case UPLOADED, PROCESSING -> videos.move(id, to);
            case PROCESSED -> renditions.processed(rendition(id, 2));
            case FAILED -> videos.failed(id, ErrorCode.UNREADABLE, List.of());
        };

        assertThat(moved).isEqualTo(allowed);
        assertThat(videos.find(id).orElseThrow().status()).isEqualTo(allowed ? to : from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'lost'",
                "status = 'processed'",
                "status = 'failed'",
                "failure_code = 'unreadable'",
                "hidden_at = now()",
                "title = ''",
                "title = repeat('a', 201)",
                "sha256 = 'none'",
                "size_bytes = 0",
                "duration_ms = 0",
                "idempotency_key = ''"
            })
    void theDatabaseRefusesARowThatSaysTwoThings(String change) {
        VideoId id = video(false);

        assertThatThrownBy(() -> db.sql("update video set " + change + " where id = :id")
                        .param("id", id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aVideoThatWasNotTakenByAWorkerCannotBecomeProcessed() {
        VideoId id = video(true);

        assertThatThrownBy(() -> progress.processed(rendition(id, 1))).isInstanceOf(IllegalStateException.class);
        assertThat(published(id)).isFalse();
    }

    @Test
    void anotherRenditionReplacesTheFirstWithoutTheVideoEverBeingAway() {
        VideoId id = video(true);
        process(id);

        progress.started(id);
        assertThat(published(id)).isTrue();
        progress.processed(rendition(id, 2));

        assertThat(videos.find(id).orElseThrow().renditionFence()).isEqualTo(2);
    }

    @Test
    void aVideoThatHasARenditionKeepsItWhenAnotherFails() {
        VideoId id = video(true);
        process(id);

        progress.failed(id, ErrorCode.PROCESSING_FAILED, List.of());

        assertThat(videos.find(id).orElseThrow().status()).isEqualTo(VideoStatus.PROCESSED);
        assertThat(videos.find(id).orElseThrow().failure()).isNull();
    }

    @Test
    void aFailureIsForgottenWhenTheVideoIsTriedAgain() {
        VideoId id = videoThatIs(VideoStatus.FAILED);

        progress.reopened(id);

        Video video = videos.find(id).orElseThrow();
        assertThat(video.status()).isEqualTo(VideoStatus.UPLOADED);
        assertThat(video.failure()).isNull();
    }

    @Test
    void aVideoThatIsGoneMovesNowhere() {
        VideoId id = video(false);
        videos.deleteUnpublished(id);

        assertThat(videos.move(id, VideoStatus.PROCESSING)).isFalse();
        assertThat(videos.failed(id, ErrorCode.UNREADABLE, List.of())).isFalse();
    }
}
