package anb.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.Http;
import anb.RealParts;
import anb.Together;
import anb.accounts.Crowd;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The answers given from memory are those the application gives. */
@RealParts
class SnapshotsTest {

    private static final String LIST = "/api/public/videos";
    private static final String RANKING = "/api/public/rankings";

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @ParameterizedTest
    @ValueSource(strings = {LIST, RANKING})
    void theyCarryTheHeadersAndTheBodyOfTheUsualAnswer(String path) {
        given.publishedOnPaper(crowd.person("Laura", "Neiva").id(), "Donqueo");
        await().untilAsserted(() -> {
            var usual = http().get(path + "/");
            var renewed = http().get(path);
            var kept = http().get(path);

            assertThat(kept.raw().body()).isEqualTo(usual.raw().body());
            assertThat(headers(renewed)).isEqualTo(headers(usual));
            assertThat(headers(kept)).isEqualTo(headers(usual));
        });
        assertThat(http().get(path).header("Cache-Control")).isEqualTo("public, max-age=1, stale-while-revalidate=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, RANKING, LIST + "?limit=3", RANKING + "?page=1"})
    void nobodysWishesChangeWhatOthersGet(String path) {
        for (var accept : List.of("application/json;charset=UTF-16BE", "application/vnd.other+json, */*;q=0.1")) {
            var answer = http().with("Accept", accept).get(path);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.json().isArray()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, RANKING, LIST + "?limit=3", RANKING + "?page=1"})
    void whoHasTheSameBytesIsToldSo(String path) {
        await().untilAsserted(() -> {
            var etag = http().get(path).header("ETag");
            assertThat(etag).startsWith("\"");
            for (var tag : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
                var again = http().with("If-None-Match", tag).get(path);
                assertThat(again.status()).isEqualTo(304);
                assertThat(again.raw().body()).isEmpty();
                assertThat(again.header("ETag")).isEqualTo(etag);
            }
            assertThat(http().with("If-None-Match", "\"other\"").get(path).status())
                    .isEqualTo(200);
        });
    }

    @Test
    void whatHasNoTagIsSentToWhoWantsNothingThatHasOne() {
        var answer = http().with("If-None-Match", "*").get("/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RANKING, RANKING + "?limit=3", LIST + "?limit=3"})
    void headHasEverythingButTheBody(String path) {
        await().untilAsserted(
                        () -> { // votes may be counted between the two
                            var whole = http().get(path);
                            var head = http().send("HEAD", path, "");

                            assertThat(head.status()).isEqualTo(200);
                            assertThat(head.raw().body()).isEmpty();
                            assertThat(headers(head)).containsKey("ETag").isEqualTo(headers(whole));
                        });
    }

    @Test
    void aVoteIsSeenWithinASecond() {
        var video = given.publishedOnPaper(crowd.person("Laura", "Neiva").id(), "Triple");
        http().get(LIST);

        given.player().post("/api/public/videos/" + video + "/vote");

        await().untilAsserted(() -> assertThat(http().get(LIST).json())
                .filteredOn(row -> row.path("video_id").asString().equals(video.toString()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("votes").asInt()).isEqualTo(1)));
    }

    @Test
    void whoeverAsksWhileTheNextIsMadeIsAnswered() throws Exception {
        var replies = Together.atOnce(200, n -> http().get(RANKING));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().isArray()).isTrue();
        });
    }

    @Test
    void otherMethodsAndParametersAreJudgedAsEver() {
        http().get(RANKING);

        assertThat(http().send("POST", RANKING, "").status()).isIn(401, 405);
        assertThat(http().get(RANKING + "?limit=0").status()).isEqualTo(400);
        assertThat(http().with("Accept", "image/png").get(RANKING).status()).isEqualTo(406);
    }

    private Http http() {
        return Http.to(port);
    }

    /** Without those that belong to one request; short bodies are not compressed. */
    private static Map<String, List<String>> headers(Http.Reply reply) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(reply.raw().headers().map());
        List.of("Date", "X-Request-Id", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive")
                .forEach(headers::remove);
        headers.computeIfPresent(
                "Vary",
                (name, values) -> values.stream()
                        .filter(value -> !value.equalsIgnoreCase("Accept-Encoding"))
                        .sorted()
                        .toList());
        return headers;
    }
}
