package anb.showcase;

import static anb.showcase.Event.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of events that stay open: without news, and too many of them. */
@Timeout(120)
class OpenStreamsTest extends VideoEventsFixture {

    /** Of a video that waits behind all others there is nothing new. */
    @Test
    void whoHasHeardAllThereIsHearsOnlyThatTheConnectionLives() throws Exception {
        var video = onPaper("queued");
        change("update job set background = true where subject = :id", video);
        Awaitility.await()
                .until(() -> !player.get("/api/videos/" + video)
                        .body()
                        .path("progress")
                        .has("queue_position"));
        String last;
        try (var lines = follow(video, person.token(), null).body()) {
            last = await(lines.iterator(), "id: ").substring("id: ".length());
        }

        List<String> heard = new ArrayList<>();
        try (var lines = follow(video, person.token(), last).body()) {
            var reading = lines.iterator();
            while (!heard.contains(":")) {
                heard.add(reading.next());
            }
        }

        assertThat(heard).containsExactly("retry: 2000", "", ":");
        player.delete("/api/videos/" + video);
    }

    @Test
    void soManyMayBeOpenAndWhoOpensAnotherIsToldHowMany() throws Exception {
        var video = onPaper("running");
        List<Stream<String>> open = new ArrayList<>();
        try {
            for (int n = 0; n < 20; n++) {
                var stream = follow(video, person.token(), null);
                assertThat(stream.statusCode()).isEqualTo(200);
                open.add(stream.body());
            }
            var refused = follow(video, person.token(), null);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("15");
            assertThat(refused.body().collect(Collectors.joining()))
                    .contains("\"code\":\"too_many_followed\"", "Ya sigues 20 videos a la vez y el máximo es 20.");
        } finally {
            open.forEach(Stream::close);
            player.delete("/api/videos/" + video);
        }
    }
}
