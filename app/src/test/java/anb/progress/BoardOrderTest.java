package anb.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.jobs.NextJob;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The order on the board is that of the ledger. All of it in one transaction that nobody else sees. */
@RealParts
class BoardOrderTest {

    private static final long SEED = 20261127;
    private static final int WORKERS = 3, JOBS = 15;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoIsFirstOnTheBoardIsWhomAWorkerTakesWhenTheNextRunHasEnded() {
        var player = crowd.person("Yuliana", "Quibdó").id();
        await().atMost(Duration.ofMinutes(5)).until(this::nothingIsRendered);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            db.sql("delete from job where lane = 'heavy' and state in ('queued', 'running')")
                    .update();
            var owners = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
            var random = new Random(SEED);
            List<Integer> turns =
                    new ArrayList<>(IntStream.range(0, JOBS).boxed().toList());
            Collections.shuffle(turns, random);
            for (int turn : turns) {
                // the first owner has most of them, as whoever sends ten clips at once
                var owner = owners.get(Math.max(0, random.nextInt(6) - 3));
                queue(given.uploadedOnPaper(player, "Turno " + turn), owner, turn, random.nextInt(2));
            }
            var worker = new NextJob(db);
            for (int n = 0; n < JOBS; n++) {
                if (n < WORKERS) {
                    run(worker.subject(VideoJobs.RENDER).orElseThrow(), n);
                    continue;
                }
                var expected = first(new Board(db).all());
                endTheFurthest();
                var taken = worker.subject(VideoJobs.RENDER).orElseThrow();
                assertThat(taken).as("job %s", n).isEqualTo(expected);
                run(taken, n);
            }
        });
    }

    /**
     * This node's heartbeat renews several leases in one statement, and could wait for a job that is deleted here while it is
     * itself waited for. Jobs that other tests have on paper are due much later, or leased for much longer.
     */
    private boolean nothingIsRendered() {
        return db.sql("""
                select not exists (
                    select from job
                     where lane = 'heavy' and kind = 'render'
                       and (state = 'queued' and due_at <= now()
                         or state = 'running' and leased_until < now() + interval '1 minute'))
                """).query(Boolean.class).single();
    }

    private static UUID first(Map<UUID, Progress> board) {
        return board.entrySet().stream()
                .filter(entry -> entry.getValue().queuePosition() != null)
                .min(Comparator.comparing(
                        entry -> Objects.requireNonNull(entry.getValue().queuePosition())))
                .orElseThrow()
                .getKey();
    }

    private void queue(VideoId video, UUID owner, int turn, int failures) {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, failures, attempts)
                values (gen_random_uuid(), 'render', 'heavy', :subject, :owner, :turn, 'queued', :failures, :failures)
                """)
                .param("subject", video.value())
                .param("owner", owner)
                .param("turn", turn)
                .param("failures", failures)
                .update();
    }

    /** The later it was taken the less far it is, so that no two runs end at the same moment. */
    private void run(UUID video, int number) {
        db.sql("""
                update job set phase = 'encoding', percent = 95 - 5 * :number, started_at = now() - interval '1 minute'
                where subject = :video
                """).param("number", number).param("video", video).update();
    }

    private void endTheFurthest() {
        db.sql("""
                delete from job where id = (
                    select id from job where lane = 'heavy' and state = 'running' order by percent desc limit 1)
                """).update();
    }
}
