package anb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The platform's main job, over HTTP, with every part real. */
@RealParts
class StoryTest {

    @LocalServerPort
    int port;

    @Autowired
    Environment settings;

    Client visitor;
    Clips clips;

    @BeforeEach
    void arrive() {
        visitor = Client.visitor(port);
        clips = new Clips(settings);
    }

    @Test
    void aPlayerUploadsAClipThePublicVotesAndTheRankingShowsIt() throws Exception {
        Client player = visitor.newPlayer("Valeria", "Villa de Leyva");

        var uploaded = player.upload(clips.phone(), "Crossover y bandeja", Map.of());
        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.body().path("message").asString())
                .isEqualTo("Video subido correctamente. Procesamiento en curso.");
        String id = uploaded.body().path("video_id").asString();

        JsonNode processed = await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> player.get("/api/videos/" + id).body(),
                        body -> body.path("status").asString().equals("processed"));
        assertThat(processed.path("published").asBoolean()).isTrue();
        assertThat(fetch(processed.path("processed_url").asString())).isGreaterThan(100_000);
        assertThat(fetch(processed.path("thumbnail_url").asString())).isGreaterThan(1_000);

        Client voter = visitor.newPlayer("Camilo", "Tunja");
        var vote = voter.post("/api/public/videos/" + id + "/vote");
        assertThat(vote.status()).isEqualTo(200);
        assertThat(vote.body().path("votes").asInt()).isEqualTo(1);
        var again = voter.post("/api/public/videos/" + id + "/vote");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("detail").asString()).isEqualTo("Ya has votado por este video.");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode ranking =
                    visitor.get("/api/public/rankings?city=villa%20de%20leyva").body();
            assertThat(ranking.toString())
                    .isEqualTo(
                            "[{\"position\":1,\"username\":\"Valeria Prueba\",\"city\":\"Villa de Leyva\",\"votes\":1}]");
            assertThat(visitor.get("/api/public/videos?city=Villa%20de%20Leyva")
                            .body()
                            .path(0)
                            .path("votes")
                            .asInt())
                    .isEqualTo(1);
        });

        assertThat(player.delete("/api/videos/" + id).code()).isEqualTo("published_video");
        assertThat(player.delete("/api/videos/" + id + "/publish").status()).isEqualTo(200);
        assertThat(player.delete("/api/videos/" + id).status()).isEqualTo(200);
        assertThat(player.get("/api/videos/" + id).status()).isEqualTo(404);
    }

    @Test
    void aClipThatIsTooShortIsRefusedWithWhatWasFoundAndWhatIsWanted() {
        var answer = visitor.newPlayer("Andrea", "Cali").upload(clips.twelveSeconds(), "Corto", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("too_short");
        String detail = answer.body().path("detail").asString();
        assertThat(detail).contains("12").contains("20");
        assertThat(answer.body().path("errors").path(0).path("message").asString())
                .isEqualTo(detail);
    }

    private static int fetch(String url) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().length;
    }
}
