package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.Http.Reply;
import anb.jobs.Lane;
import anb.problem.ErrorCode;
import anb.videos.Rendition;
import anb.videos.Renditions;
import anb.videos.Renditions.FormerRendition;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.VideoProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An organiser asks for another picture, and what becomes of it. */
class RetakesTest extends RetakesFixture {

    @Autowired
    Renditions renditions;

    @Autowired
    VideoProgress progress;

    @Test
    void theMomentAskedForIsShownWhereverThePictureIsAndTheClipStaysAsItIs() throws Exception {
        var clip = aClip();
        var clipBefore = owner.get("/api/videos/" + video).body().path("processed_url");

        var answer = ask("{\"second\": 7.5}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("processed");
        assertThat(answer.text("message")).isEqualTo("Se tomará otra portada del video.");
        long fence = retaken(1);
        assertThat(NumberedClip.number(picture(Rendition.poster(video, fence)))).isEqualTo(225);
        var thumbnail = picture(Rendition.thumbnail(video, fence));
        assertThat(NumberedClip.number(thumbnail)).isEqualTo(225);
        assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(480, 270);
        var mine = owner.get("/api/videos/" + video).body();
        assertThat(mine.path("thumbnail_url").asString())
                .contains(Rendition.thumbnail(video, fence).value());
        assertThat(mine.path("processed_url")).isEqualTo(clipBefore);
        assertThat(Http.to(port).get("/videos/" + video + "/poster.jpg").header("Location"))
                .contains(Rendition.poster(video, fence).value());
        assertThat(Http.to(port).get("/videos/" + video + "/clip.mp4").header("Location"))
                .contains(Rendition.clip(video, 1).value());
        var kept = folder.resolve("kept.mp4");
        store.get(Rendition.clip(video, 1), kept);
        assertThat(kept).hasSameBinaryContentAs(clip);
    }

    @Test
    void withoutAMomentOneIsChosenBetweenTheBumpers() throws Exception {
        aClip();

        assertThat(Http.to(port)
                        .bearer(given.admin().token())
                        .send("POST", path(video), "")
                        .status())
                .isEqualTo(202);

        assertThat(NumberedClip.number(picture(Rendition.poster(video, retaken(1)))))
                .isBetween(78, 791);
    }

    @Test
    void onlyPicturesMadeAgainAreReplacedOnceLinksToThemHaveRunOut() throws Exception {
        aClip();
        ask("{\"second\": 8}");
        long first = retaken(1);

        ask("{\"second\": 12.4}");
        long second = retaken(first);

        assertThat(NumberedClip.number(picture(Rendition.poster(video, second))))
                .isEqualTo(372);
        assertThat(store.exists(Rendition.poster(video, first))).isTrue();
        assertThat(renditions.supersededBefore(Duration.ofHours(1)))
                .noneMatch(former -> former.video().equals(video));
        assertThat(renditions.supersededBefore(Duration.ofMinutes(-1)))
                .filteredOn(former -> former.video().equals(video))
                .containsExactly(new FormerRendition(video, first));
    }

    @Test
    void aClipThatIsMadeAgainShowsItsOwnPictures() {
        aClip();
        ask("{\"second\": 8}");
        long fence = retaken(1);

        progress.processed(new Rendition(video, fence + 1, Duration.ofSeconds(29), 4_000_000, "brand", 1));

        assertThat(now().pictureFence()).isEqualTo(fence + 1);
        assertThat(now().posterFence()).isNull();
        assertThat(renditions.supersededBefore(Duration.ofMinutes(-1)))
                .contains(new FormerRendition(video, 1), new FormerRendition(video, fence));
    }

    @Test
    void askedTwiceForTheSameIsAskedOnceAndOfTwoThatDifferTheLaterCounts() throws Exception {
        aClip();
        var underWay = jobElsewhere();
        db.sql("update video set poster_wish_ms = 9000 where id = :id")
                .param("id", video.value())
                .update();

        assertThat(ask("{\"second\": 9}").status()).isEqualTo(202);
        assertThat(state(underWay)).isEqualTo("running");
        assertJobs(1);

        assertThat(ask("{\"second\": 10}").status()).isEqualTo(202);
        assertThat(state(underWay)).isEqualTo("cancelled");
        assertThat(NumberedClip.number(picture(Rendition.poster(video, retaken(1)))))
                .isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.49 | out_of_range | Debe estar entre 2,5 y 26,5; se recibió 2,49.",
                "26.51 | out_of_range | Debe estar entre 2,5 y 26,5; se recibió 26,51.",
                "-1 | out_of_range | Debe estar entre 2,5 y 26,5; se recibió -1.",
                "1e300 | out_of_range | Debe estar entre 2,5 y 26,5; se recibió 1.0E300.",
                "1e309 | out_of_range | Debe estar entre 2,5 y 26,5; se recibió Infinity.",
                "\"7.5\" | not_seconds | Debe ser un número de segundos; se recibió 7.5.",
                "\"NaN\" | not_seconds | Debe ser un número de segundos; se recibió NaN.",
                "true | not_seconds | Debe ser un número de segundos; se recibió true.",
                "[7] | not_seconds | Debe ser un número de segundos.",
                "{} | not_seconds | Debe ser un número de segundos."
            })
    void whatIsNoMomentOfThePlayIsRefusedAndSaysWhatIs(String second, String code, String message) {
        var answer = ask("{\"second\": " + second + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("second");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(message);
        assertJobs(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"second\": NaN}", "{\"second\": Infinity}", "7.5", "[]", "{\"second\": 7"})
    void whatIsNoJsonOfOursIsRefused(String body) {
        assertThat(ask(body).code()).isEqualTo("malformed_body");
        assertJobs(0);
    }

    @Test
    void onlyOrganisersAskAndOnlyOfWhatIsProcessed() {
        var uploaded = given.uploadedOnPaper(player.id(), "Triple");
        var failed = given.uploadedOnPaper(player.id(), "Triple");
        progress.failed(failed, ErrorCode.UNREADABLE, List.of());

        for (var id : List.of(uploaded, failed)) {
            assertThat(given.admin().post(path(id), Map.of()).code()).isEqualTo("not_processed");
        }
        assertThat(given.admin()
                        .post(path(new VideoId(UUID.randomUUID())), Map.of())
                        .code())
                .isEqualTo("video_not_found");
        assertThat(owner.post(path(video), Map.of()).status()).isEqualTo(403);
        assertThat(given.visitor().post(path(video), Map.of()).status()).isEqualTo(401);
        assertJobs(0);
        db.sql("delete from video where id in (:ids)")
                .param("ids", List.of(uploaded.value(), failed.value()))
                .update();
    }

    @Test
    void aHiddenVideoGetsAnotherPictureTooAndStaysHidden() {
        aClip();
        db.sql("update video set hidden_at = now(), hidden_reason = 'ajeno' where id = :id")
                .param("id", video.value())
                .update();

        assertThat(ask("{}").status()).isEqualTo(202);

        retaken(1);
        assertThat(now().published()).isFalse();
    }

    @Test
    void deletionEndsTheJobAndLeavesNoPicture() throws Exception {
        aClip();
        ask("{\"second\": 8}");
        var poster = Rendition.poster(video, retaken(1));
        var job = jobElsewhere();
        owner.delete("/api/videos/" + video + "/publish");

        assertThat(owner.delete("/api/videos/" + video).status()).isEqualTo(200);

        assertThat(state(job)).isEqualTo("cancelled");
        assertThat(List.of(poster, Rendition.clip(video, 1))).noneMatch(store::exists);
    }

    /** Lanes never wait for each other: {@code ClaimTest}. */
    @Test
    void itIsLightWorkWhichWaitsForNoEncode() {
        assertThat(VideoJobs.POSTER.lane()).isEqualTo(Lane.LIGHT);
    }

    @Test
    void itIsInTheAuditAsEverythingOrganisersDo() {
        Reply answer = ask("{\"second\": 3}");

        assertThat(answer.status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(db.sql("select act from audit where act like :act")
                        .param("act", "%" + path(video) + "%")
                        .query(String.class)
                        .list())
                .isNotEmpty());
    }
}
