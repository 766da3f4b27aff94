package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.accounts.City;
import anb.videos.VideoId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What stands in the public list. */
class PublicVideosTest extends PublicListFixture {

    @Test
    void aRowHasExactlyTheFieldsOfTheContract() {
        VideoId video = given.publishedOnPaper(person.id(), "Triple doble");
        ballots.fill(video, 2, Instant.now());

        var answer = visitor.get(list(""));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode row = answer.body().path(0);
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "video_id",
                        "title",
                        "processed_url",
                        "thumbnail_url",
                        "username",
                        "city",
                        "country",
                        "votes",
                        "uploaded_at");
        assertThat(row.path("video_id").asString()).isEqualTo(video.toString());
        assertThat(row.path("username").asString()).isEqualTo("Ángela María Prueba");
        assertThat(row.path("city").asString()).isEqualTo(city);
        assertThat(row.path("country").asString()).isEqualTo("Colombia");
        assertThat(row.path("votes").asInt()).isEqualTo(2);
    }

    @Test
    void nobodysAddressIsInTheList() {
        given.publishedOnPaper(person.id(), "Privado");

        assertThat(visitor.get(list("")).raw().body()).doesNotContain("@").doesNotContain("email");
    }

    @Test
    void anEmptyListIsNoError() {
        var answer = visitor.get(list(""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo("[]");
        assertThat(answer.raw().headers().firstValue("Link")).isEmpty();
    }

    @Test
    void onlyWhatIsUpForTheVoteIsListed() {
        VideoId hidden = given.publishedOnPaper(person.id(), "Oculto");
        VideoId withdrawn = given.publishedOnPaper(person.id(), "Retirado");
        given.publishedOnPaper(person.id(), "Visible");
        db.sql("update video set hidden_at = now(), hidden_reason = 'ajeno' where id = :id")
                .param("id", hidden.value())
                .update();
        visitor.withToken(person.token()).delete("/api/videos/" + withdrawn + "/publish");

        assertThat(titles("")).containsExactly("Visible");
    }

    @Test
    void aPersonWhoMovesTakesTheirVideosAlong() {
        given.publishedOnPaper(person.id(), "Mudanza");
        String elsewhere = "Nueva " + city;
        db.sql("insert into city (key, name) values (:key, :name)")
                .param("key", City.key(elsewhere))
                .param("name", elsewhere)
                .update();
        db.sql("update account set city = :name, city_key = :key, name_key = 'otro nombre' where id = :id")
                .param("name", elsewhere)
                .param("key", City.key(elsewhere))
                .param("id", person.id().value())
                .update();

        assertThat(titles("")).isEmpty();
        for (String sort : List.of("recent", "votes")) {
            assertThat(titlesAt(of(elsewhere) + "&q=otro+nom&sort=" + sort)).containsExactly("Mudanza");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=votes&limit=5", "&q=tiro"})
    void aPageThatIsUnchangedIsNotSentAgain(String parameters) {
        given.publishedOnPaper(person.id(), "Tiro en suspensión");
        Http http = Http.to(port);
        var first = http.get(list(parameters));
        String tag = first.header("ETag");

        var again = http.with("If-None-Match", tag).get(list(parameters));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=1, stale-while-revalidate=5");
        given.publishedOnPaper(person.id(), "Otro tiro");
        assertThat(http.with("If-None-Match", tag).get(list(parameters)).status())
                .isEqualTo(200);
    }

    @Test
    void aRefusalIsNotKeptByCaches() {
        assertThat(Http.to(port).get(list("&limit=0")).header("Cache-Control")).contains("no-store");
    }

    @Test
    void theClipsPlayFromTheUrlsInTheList() throws Exception {
        VideoId video = given.publishedVideo();
        JsonNode row = visitor.get("/api/public/videos?limit=100&q=triple%20desde%20la%20esquina")
                .body()
                .valueStream()
                .filter(candidate -> candidate.path("video_id").asString().equals(video.toString()))
                .findFirst()
                .orElseThrow();

        assertThat(contentType(row.path("processed_url").asString())).isEqualTo("video/mp4");
        assertThat(contentType(row.path("thumbnail_url").asString())).isEqualTo("image/jpeg");
        assertThat(visitor.withToken("nonsense").get(list("")).status()).isEqualTo(200);
    }

    private static String contentType(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=0-99");
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(206);
        return answer.headers().firstValue("Content-Type").orElseThrow();
    }
}
