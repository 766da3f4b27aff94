package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.problem.ErrorCode;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.videos.Rendition;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import anb.voting.BallotBox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A player's own videos: contract, operations 4 and 5. */
@RealParts
class MyVideosTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    VideoProgress progress;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    Crowd.Person person;
    Client player;

    @BeforeEach
    void aPlayer() {
        person = crowd.person("Lucía", "Ibagué");
        player = given.visitor().withToken(person.token());
    }

    @Test
    void whoHasNoVideosGetsAnEmptyList() {
        assertThat(player.get("/api/videos").raw().body()).isEqualTo("[]");
    }

    @Test
    void videosComeInTheOrderOfTheirUploadOrTheOtherWayRound() {
        for (String title : List.of("Uno", "Dos", "Tres")) {
            given.publishedOnPaper(person.id(), title);
        }
        given.publishedOnPaper(crowd.person("Otra", "Ibagué").id(), "De otra");

        assertThat(titles("")).containsExactly("Uno", "Dos", "Tres");
        assertThat(titles("?sort=recent")).containsExactly("Tres", "Dos", "Uno");
        assertThat(titles("?limit=1&offset=1")).containsExactly("Dos");
        assertThat(titles("?offset=3")).isEmpty();
    }

    @Test
    void aVideoThatIsNotProcessedYetHasNoFieldsOfItsRendition() {
        VideoId video = waiting();

        JsonNode row = only();
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder("video_id", "title", "status", "uploaded_at", "votes", "published");
        assertThat(row.path("video_id").asString()).isEqualTo(video.toString());
        assertThat(row.path("status").asString()).isEqualTo("uploaded");
        assertThat(row.path("published").asBoolean(true)).isFalse();
        assertThat(Instant.parse(row.path("uploaded_at").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aProcessedVideoHasAllOfThem() {
        VideoId video = given.publishedOnPaper(person.id(), "Listo");
        ballots.fill(video, 2, Instant.now());

        JsonNode row = only();
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "video_id",
                        "title",
                        "status",
                        "uploaded_at",
                        "processed_at",
                        "processed_url",
                        "thumbnail_url",
                        "votes",
                        "published");
        assertThat(row.path("status").asString()).isEqualTo("processed");
        assertThat(row.path("votes").isNumber()).isTrue();
        assertThat(row.path("votes").asInt()).isEqualTo(2);
        assertThat(row.path("processed_url").asString())
                .contains(Rendition.clip(video, 1).value());
    }

    @Test
    void aFailureIsExplainedInTheReadersLanguage() {
        VideoId video = waiting();
        progress.failed(video, ErrorCode.TOO_SHORT, List.of(12.5, 20, 60));

        JsonNode failure = only().path("failure");
        assertThat(failure.path("code").asString()).isEqualTo("too_short");
        assertThat(failure.path("message").asString()).isEqualTo("El video dura 12,5 s y debe durar entre 20 y 60 s.");
        assertThat(failure.path("remedy").asString())
                .isEqualTo("Graba de nuevo uno más largo, de entre 20 y 60 s, y súbelo.");

        JsonNode english = player.send("GET", "/api/videos", BodyPublishers.noBody(), Map.of("Accept-Language", "en"))
                .body()
                .path(0)
                .path("failure");
        assertThat(english.path("code").asString()).isEqualTo("too_short");
        assertThat(english.path("message").asString()).contains("12.5").doesNotContain("dura");
    }

    @ParameterizedTest
    @CsvSource({"sort=votes, sort", "sort=RECENT, sort", "limit=0, limit", "limit=x, limit", "offset=-1, offset"})
    void aBadParameterIsRefusedByName(String parameter, String field) {
        var answer = player.get("/api/videos?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void theDetailSaysAlsoWhatWasSent() {
        VideoId video = given.publishedOnPaper(person.id(), "Detalle");

        JsonNode detail = player.get("/api/videos/" + video).body();

        assertThat(detail.propertyNames())
                .contains("video_id", "title", "status", "processed_url", "thumbnail_url", "original_url", "published");
        assertThat(detail.path("duration_seconds").asDouble()).isEqualTo(24.0);
        assertThat(detail.path("width").asInt()).isEqualTo(1920);
        assertThat(detail.path("height").asInt()).isEqualTo(1080);
        assertThat(detail.path("size_bytes").asLong()).isEqualTo(9_000_000);
        assertThat(detail.path("votes").isNumber()).isTrue();
    }

    @Test
    void theDetailCountsAVoteAsSoonAsItIsCast() {
        VideoId video = given.publishedOnPaper(person.id(), "Contado");

        given.player().post("/api/public/videos/" + video + "/vote");

        assertThat(player.get("/api/videos/" + video).body().path("votes").asInt())
                .isEqualTo(1);
    }

    @Test
    void theOriginalCanBeFetchedUntilItHasExpired() throws Exception {
        VideoId video = given.publishedOnPaper(person.id(), "Original");
        var original = ObjectKey.original(video.value());
        store.put(original, Files.writeString(folder.resolve("bytes"), "lo que se envió"), "video/mp4");

        String url =
                player.get("/api/videos/" + video).body().path("original_url").asString();
        var fetched = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        assertThat(fetched.body()).isEqualTo("lo que se envió");
        assertThat(fetched.headers().firstValue("Content-Type")).hasValue("video/mp4");

        store.delete(original);
        db.sql("update video set original_expired_at = now() where id = :id")
                .param("id", video.value())
                .update();
        assertThat(player.get("/api/videos/" + video).body().has("original_url"))
                .isFalse();
    }

    @Test
    void aVideoIsShownInDetailToItsOwnerOnly() {
        VideoId video = given.publishedOnPaper(person.id(), "Mío");

        assertThat(given.visitor().get("/api/videos/" + video).status()).isEqualTo(401);
        assertThat(given.visitor().get("/api/videos").status()).isEqualTo(401);
        assertThat(given.player().get("/api/videos/" + video).code()).isEqualTo("not_owner");
        assertThat(player.get("/api/videos/" + UUID.randomUUID()).code()).isEqualTo("video_not_found");
        assertThat(player.get("/api/videos/7").code()).isEqualTo("video_not_found");
        var shifted = video.toString().replaceFirst("(.)(.{7})-", "$2-$1"); // the same number, and no UUID
        assertThat(player.get("/api/videos/" + shifted).code()).isEqualTo("video_not_found");
        assertThat(player.get("/api/videos/" + video + "/").status()).isEqualTo(200);
    }

    /** A video nothing has been made of yet. */
    private VideoId waiting() {
        VideoId video = given.publishedOnPaper(person.id(), "En espera");
        db.sql("""
                update video set status = 'uploaded', processed_at = null, rendition_fence = null, rendition_ms = null,
                    rendition_bytes = null
                where id = :id
                """).param("id", video.value()).update();
        return video;
    }

    private JsonNode only() {
        JsonNode rows = player.get("/api/videos").body();
        assertThat(rows).hasSize(1);
        return rows.path(0);
    }

    private List<String> titles(String query) {
        List<String> titles = new ArrayList<>();
        player.get("/api/videos" + query)
                .body()
                .forEach(row -> titles.add(row.path("title").asString()));
        return titles;
    }
}
