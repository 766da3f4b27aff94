package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner may say about the publication of a video. */
class PublicationTest extends VideosFixture {

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void aProcessedVideoIsPublishedWhenItsOwnerSaysSo(String method) {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);

        for (int time = 1; time <= 2; time++) {
            var answer = owner.send(method, path(id) + "/publish", BodyPublishers.noBody(), Map.of());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().toString())
                    .isEqualTo("{\"message\":\"Video publicado exitosamente.\",\"video_id\":\"%s\",\"published\":true}"
                            .formatted(id));
            assertThat(published(id)).isTrue();
        }
    }

    @Test
    void aPublishedVideoIsWithdrawnAsOftenAsItsOwnerLikesAndComesBack() {
        VideoId id = video(true);
        process(id);

        for (int time = 1; time <= 2; time++) {
            var answer = owner.delete(path(id) + "/publish");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("published").asBoolean(true)).isFalse();
            assertThat(published(id)).isFalse();
        }

        owner.post(path(id) + "/publish");
        assertThat(published(id)).isTrue();
    }

    @Test
    void aWishIsRememberedUntilTheVideoIsProcessed() {
        VideoId id = video(false);

        var answer = owner.post(path(id) + "/publish");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("published").asBoolean(true)).isFalse();

        process(id);
        assertThat(published(id)).isTrue();
    }

    @Test
    void aVideoWithdrawnBeforeItIsProcessedDoesNotBecomePublic() {
        VideoId id = video(true);
        owner.delete(path(id) + "/publish");

        process(id);

        assertThat(published(id)).isFalse();
    }

    @Test
    void aVideoIsNotPublishedUnlessSomebodyWishedSo() {
        assertThat(published(videoThatIs(VideoStatus.PROCESSED))).isFalse();
    }

    @Test
    void aVideoThatFailedCannotBePublished() {
        VideoId id = videoThatIs(VideoStatus.FAILED);

        var answer = owner.post(path(id) + "/publish");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("not_publishable");
    }

    @Test
    void whatTheOrganiserHidesStaysHiddenWhateverItsOwnerAndAnotherRenditionSay() {
        VideoId id = video(true);
        process(id);
        db.sql("update video set hidden_at = now(), hidden_reason = 'música ajena' where id = :id")
                .param("id", id.value())
                .update();

        assertThat(owner.post(path(id) + "/publish").body().path("published").asBoolean(true))
                .isFalse();
        progress.processed(rendition(id, 2));

        assertThat(published(id)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"POST, /publish", "PUT, /publish", "DELETE, /publish", "DELETE, ''", "PATCH, ''"})
    void tokenExistenceAndOwnershipAreJudgedInThisOrder(String method, String act) {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);

        assertThat(status(given.visitor(), method, path(id) + act)).isEqualTo("401 unauthorized");
        assertThat(status(given.visitor(), method, "/api/videos/7" + act)).isEqualTo("401 unauthorized");
        assertThat(status(owner, method, "/api/videos/7" + act)).isEqualTo("404 video_not_found");
        assertThat(status(owner, method, "/api/videos/" + UUID.randomUUID() + act))
                .isEqualTo("404 video_not_found");
        assertThat(status(given.player(), method, path(id) + act)).isEqualTo("403 not_owner");
        assertThat(videos.find(id)).isPresent();
    }

    @Test
    void whoReadsEnglishIsAnsweredInEnglish() {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);

        var answer = owner.send(
                "POST", path(id) + "/publish", BodyPublishers.noBody(), Map.of("Accept-Language", "en-GB,es;q=0.5"));

        assertThat(answer.body().path("message").asString()).containsIgnoringCase("published");
    }

    private static String status(Client client, String method, String path) {
        var answer = client.send(method, path, BodyPublishers.noBody(), Map.of());
        return answer.status() + " " + answer.code();
    }
}
