package anb.showcase;

import static anb.showcase.Event.await;
import static anb.showcase.Event.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** A video is followed from the queue to its end. */
@Timeout(180)
class VideoEventsTest extends VideoEventsFixture {

    @Autowired
    DataSource dataSource;

    @Test
    void anUploadIsSeenToItsEnd() throws Exception {
        var video = upload();
        var events = events(follow(video, person.token(), null));

        var last = events.getLast();
        assertThat(last.name()).isEqualTo("end");
        assertThat(last.data().path("status").asString()).isEqualTo("processed");
        assertThat(last.data().path("processed_url").asString()).contains("/clip.mp4");
        var before = events.subList(0, events.size() - 1);
        assertThat(before)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.name()).isEqualTo("progress"));
        assertThat(before.stream()
                        .map(event -> event.data().at("/progress/percent").asInt()))
                .isSorted();
        assertThat(before).anySatisfy(event -> {
            assertThat(event.data().path("status").asString()).isEqualTo("processing");
            assertThat(event.data().at("/progress/eta_seconds").isNumber()).isTrue();
        });

        assertThat(follow(video, person.token(), last.id()).statusCode()).isEqualTo(204);
        assertThat(events(follow(video, person.token(), null)))
                .extracting(Event::name)
                .containsExactly("end");
    }

    /** Once somebody has looked who waits, which is done anew after 400 ms at most. */
    @Test
    void whileItWaitsItsRowSaysWhereItStands() throws Exception {
        var video = onPaper("queued");

        Awaitility.await().untilAsserted(() -> {
            var row = player.get("/api/videos/" + video).body();
            assertThat(row.at("/progress/phase").asString()).isEqualTo("queued");
            assertThat(row.at("/progress/percent").asInt()).isZero();
            assertThat(row.at("/progress/queue_position").asInt()).isPositive();
            assertThat(player.get("/api/videos").body().get(0).path("progress")).isEqualTo(row.path("progress"));
        });
    }

    /** The soonest of at most five: a look every 250 ms is meant to be enough, but others want the machine too. */
    @Test
    void aChangeIsToldWithinASecond() throws Exception {
        var video = onPaper("running");
        try (var lines = follow(video, person.token(), null).body()) {
            var reading = lines.iterator();
            await(reading, "\"percent\":");
            long soonest = Long.MAX_VALUE;
            for (int n = 0; n < 5 && soonest >= 1000; n++) {
                boolean half = n % 2 == 0;
                soonest = Math.min(soonest, millisUntilTold(reading, video, half ? 50 : 0, half ? 50 : 4));
            }
            assertThat(soonest).isLessThan(1000);
            player.delete("/api/videos/" + video);
        }
    }

    private long millisUntilTold(Iterator<String> reading, String video, int percentEncoded, int percentOfAll) {
        change("update job set phase = 'encoding', percent = " + percentEncoded + " where subject = :id", video);
        var changed = System.nanoTime();
        await(reading, "\"percent\":" + percentOfAll + ",");
        return (System.nanoTime() - changed) / 1_000_000;
    }

    @Test
    void oneThatWaitsBehindAllOthersSaysOnlyThatItWaits() {
        var video = onPaper("queued");
        change("update job set background = true where subject = :id", video);

        Awaitility.await().untilAsserted(() -> {
            var progress = player.get("/api/videos/" + video).body().path("progress");
            assertThat(progress.path("phase").asString()).isEqualTo("queued");
            assertThat(List.of(progress.has("queue_position"), progress.has("eta_seconds")))
                    .containsOnly(false);
        });
    }

    @Test
    void whileThePhaseIsTheSameTheRowIsNotReadAgain() throws Exception {
        var video = onPaper("running");
        try (var lines = follow(video, person.token(), null).body()) {
            var reading = lines.iterator();
            await(reading, "\"percent\":0,");
            change("update video set status = 'uploaded' where id = :id", video);
            change("update job set phase = 'fetching', percent = 50 where subject = :id", video);
            assertThat(await(reading, "\"percent\":1,")).contains("\"status\":\"processing\"");
            change("update job set phase = 'encoding', percent = 0 where subject = :id", video);
            assertThat(await(reading, "\"percent\":4,")).contains("\"status\":\"uploaded\"");
            player.delete("/api/videos/" + video);
        }
    }

    /** By no chance: who follows has read the row and waits for the queue, which is held until the run is settled. */
    @Test
    void anEndBetweenTwoLooksIsToldAtOnce() throws Exception {
        var video = onPaper("running");
        try (var readers = Executors.newVirtualThreadPerTaskExecutor();
                var connection = dataSource.getConnection();
                var settling = connection.createStatement()) {
            connection.setAutoCommit(false);
            settling.execute("lock table job in access exclusive mode");
            var events = readers.submit(() -> events(follow(video, person.token(), null)));
            Awaitility.await().until(this::theQueueIsWaitedFor);
            settling.execute("delete from job where subject = '" + video + "'");
            settling.execute("update video set status = 'failed', failure_code = 'processing_failed' where id = '"
                    + video + "'");
            connection.commit();
            assertThat(events.get(5, TimeUnit.SECONDS)).extracting(Event::name).endsWith("end");
        }
    }

    private boolean theQueueIsWaitedFor() {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock'
                                 and (query like '%as due_in%' or query like '%and background)%'))
                """).query(Boolean.class).single();
    }

    /** Whoever is in front would take the head for the whole answer, and send the next request behind a stream. */
    @Test
    void aHeadIsAnsweredAtOnce() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/videos/%s/events".formatted(port, onPaper("running"))))
                .HEAD()
                .header("Authorization", "Bearer " + person.token())
                .timeout(Duration.ofSeconds(5))
                .build();
        for (int times = 1; times <= 25; times++) {
            var answer = HTTP.send(request, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        }
    }

    @Test
    void onlyItsOwnerFollowsAVideo() throws Exception {
        var video = given.publishedVideo().toString();

        assertThat(follow(video, person.token(), null).statusCode()).isEqualTo(403);
        assertThat(follow(UUID.randomUUID().toString(), person.token(), null).statusCode())
                .isEqualTo(404);
        assertThat(follow(video, "nonsense", null).statusCode()).isEqualTo(401);
    }

    private String upload() {
        return player.upload(given.clips().good(), "En vivo", Map.of())
                .body()
                .path("video_id")
                .asString();
    }
}
