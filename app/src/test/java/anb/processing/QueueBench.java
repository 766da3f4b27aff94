package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.jobs.ExtraWorkers;
import anb.storage.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What workers make of a queue, claims and heartbeats and all: {@code mvn -Pbench -pl embedded,app test}. Prints two tables
 * for docs/performance.md.
 */
@Import(ExtraWorkers.class)
class QueueBench extends BenchFixture {

    private static final int CLIPS = 10, FORETOLD = 20;
    private static final List<Integer> LENGTHS = List.of(20, 26, 60), HEIGHTS = List.of(1080, 1440, 2160);

    /** One in so many is as iPhones record. */
    private static final int HLG = 5;

    @Autowired
    Given given;

    @Autowired
    Scratch scratch;

    @Autowired
    JdbcClient db;

    @Autowired
    ExtraWorkers workers;

    private Path drain;

    /** Nothing is begun until all wait. */
    @BeforeEach
    void thePlatformsOwnWorkerStandsAside() throws Exception {
        drain = Files.createFile(scratch.home().resolve("drain"));
    }

    @AfterEach
    void itTakesJobsAgain() throws Exception {
        workers.close();
        Files.deleteIfExists(drain);
    }

    /** As it is set by default. */
    @Test
    void clipsThatWait() throws Exception {
        var clip = pipelines.hard(30, 1080);
        for (int i = 0; i < CLIPS; i++) {
            given.player().upload(clip, "En fila", Map.of());
        }
        long waited = count("queued");

        var cost = Cost.of(() -> {
            Files.delete(drain);
            await().atMost(Duration.ofMinutes(15))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> count("queued") == 0);
        });

        long ended = waited - count("running");
        print("\n| clips that waited | until none did | clips done a minute | cores busy |");
        print("|---|---|---|---|");
        print(String.format(
                Locale.ROOT,
                "| %d | %.0f s | %.2f | %.0f %% |",
                waited,
                cost.wall(),
                60 * ended / cost.wall(),
                100 * cost.busy()));
        await().atMost(Duration.ofMinutes(2)).until(() -> count("running") == 0);
    }

    /** Of three lengths and sizes and two codecs, each of another player, for one worker; half-way a second one joins. */
    @Test
    void theTimeAnnouncedIsNotFarFromTheTimeItTakes() throws Exception {
        var announcements = new Announcements();
        for (int n = 0; n < FORETOLD; n++) {
            var player = given.player();
            var answer = player.upload(clip(n), "En fila", Map.of());
            announcements.expect(answer.body().path("video_id").asString(), player);
        }
        assertThat(count("queued")).isEqualTo(FORETOLD);

        workers.join();
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (workers.count() == 1 && count("queued") <= FORETOLD / 2) {
                        workers.join();
                    }
                    return announcements.ask() == 0;
                });

        var waiting = announcements.whileWaiting(done());
        var running = announcements.whileRunning(done());
        print("\n| told | times | median error | nine of ten below |");
        print("|---|---|---|---|");
        print(Announcements.row("while it waited", waiting));
        print(Announcements.row("while it ran", running));
        assertThat(List.of(waiting, running))
                .allSatisfy(errors -> assertThat(errors.get(errors.size() / 2)).isLessThan(0.3));
    }

    private Path clip(int number) throws Exception {
        int seconds = LENGTHS.get(number % LENGTHS.size());
        int height = HEIGHTS.get(number / LENGTHS.size() % HEIGHTS.size());
        return number % HLG == HLG - 1 ? pipelines.hardHevc(seconds, height) : pipelines.hardRepeated(seconds, height);
    }

    /** When each video's job ended. */
    private Map<String, Double> done() {
        var done = new HashMap<String, Double>();
        db.sql("select subject, extract(epoch from finished_at) as at from job where lane = 'heavy' and state = 'done'")
                .query((row, n) -> done.put(row.getObject("subject", UUID.class).toString(), row.getDouble("at")))
                .list();
        return done;
    }

    private long count(String state) {
        return db.sql("select count(*) from job where lane = 'heavy' and state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
