package anb.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.audit.Actor;
import anb.jobs.Nodes;
import anb.moving.Obstacle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class OperatorTest {

    private static final String SUBJECT = UUID.randomUUID().toString(),
            OTHER_SUBJECT = UUID.randomUUID().toString();

    private final Actor actor =
            new Actor("olga", "command line on test", UUID.randomUUID().toString());

    @Autowired
    Operator operator;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @AfterEach
    void leaveNothing() {
        db.sql("delete from worker where name like 'node-7%'").update();
        db.sql("delete from job where subject::text in (:subjects)")
                .param("subjects", List.of(SUBJECT, OTHER_SUBJECT))
                .update();
    }

    @Test
    void theQueueShowsWhoRunsWhatHowFarAndForHowLongItMayGoOn() {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, attempts, fence, worker, phase, percent,
                                 leased_until, started_at)
                values (gen_random_uuid(), 'unknown', 'heavy', cast(:subject as uuid), cast(:subject as uuid), 1, 'running',
                        1, nextval('job_fence'), 'node-7', 'encoding', 40, now() + interval '70 seconds', now())
                """).param("subject", SUBJECT).update();

        var report = run(Verb.QUEUE);

        assertThat(report.status()).isZero();
        assertThat(report.text()).containsPattern("light +\\d+ +\\d+").containsPattern("heavy +\\d+ +[1-9]");
        assertThat(report.text().lines().filter(line -> line.contains(SUBJECT)))
                .singleElement()
                .asString()
                .containsPattern("unknown +" + SUBJECT + " +node-7 +encoding +40 +\\S+Z +1 min \\d\\d s");
    }

    @Test
    void theQueueShowsWhoWorksWhoEndsWhatTheyDoAndWhoFellSilent() {
        Nodes.add(db, "node-7a", "node-7b", "node-7c");

        assertThat(run(Verb.QUEUE).text())
                .containsPattern("WORKER +HEAVY +LIGHT +RUNNING +VERSION +STATE +STARTED +LAST HEARD")
                .containsPattern("node-7a +2 +4 +0 +1\\.2\\.3 +alive +\\S+Z +\\S+Z")
                .containsPattern("node-7b +1 +4 +0 +- +draining ")
                .containsPattern("node-7c +1 +4 +0 +- +silent ");
    }

    @Test
    void theQueueSaysThatNothingIsBeingProcessed() {
        await().untilAsserted(() -> {
            Nodes.silence(db);
            assertThat(run(Verb.QUEUE).text())
                    .containsPattern("No worker has been heard of since \\S+Z: nothing is being processed\\.\n");
        });
    }

    @Test
    void aDeadJobIsShownWithItsReasonAndTheEndOfTheLogAndCanBeReplayedOnce() {
        var job = deadJob(SUBJECT);

        var dead = run(Verb.DEAD, "--limit=1000");
        assertThat(dead.text())
                .contains(job.toString(), "reason   the store was away", "log      line 30", "log      line 19")
                .doesNotContain("line 18\n", "\u001b");

        assertThat(run(Verb.REPLAY, job.toString())).isEqualTo(new Report("Job " + job + " is due again.\n", 0));
        assertThat(run(Verb.REPLAY, job.toString()).status()).isEqualTo(1);
        assertThat(run(Verb.DEAD, "--limit=1000").text()).doesNotContain(job.toString());
    }

    /** One that runs: of two dead ones a worker may have done the first before the second is looked at. */
    @Test
    void ofAllDeadJobsThoseAreLeftWhoseSubjectHasALiveOne() {
        var jobs = List.of(deadJob(SUBJECT), deadJob(SUBJECT), deadJob(OTHER_SUBJECT));
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, attempts, fence, worker, leased_until,
                                 started_at)
                values (gen_random_uuid(), 'sweep', 'light', cast(:subject as uuid), cast(:subject as uuid), 0,
                        'running', 1, nextval('job_fence'), 'node-7', now() + interval '1 hour', now())
                """).param("subject", SUBJECT).update();

        var report = run(Verb.REPLAY, "--all");

        assertThat(report.text()).matches("\\d+ of \\d+ dead jobs are due again\\.\n");
        assertThat(report.status()).isEqualTo(1);
        assertThat(db.sql("select subject::text from job where id in (:jobs) and state <> 'dead'")
                        .param("jobs", jobs)
                        .query(String.class)
                        .list())
                .containsExactly(OTHER_SUBJECT);
    }

    @Test
    void reconcilingNamesWhatRepairWouldDoAndThenDoesIt() {
        var video = given.publishedOnPaper(crowd.person("Olga", "Neiva").id(), "Tapón");
        db.sql("update tally set votes = 9 where video = :id")
                .param("id", video.value())
                .update();

        var dry = run(Verb.RECONCILE);
        assertThat(dry.status()).isEqualTo(1);
        assertThat(dry.text())
                .contains("tally_differs  " + video + "\n    tally 9, votes 0\n    mendable: the tally is counted anew")
                .contains("Nothing was changed.");
        var repair = run(Verb.RECONCILE, "--repair");
        assertThat(repair.text())
                .contains("tally 9, votes 0\n    mended: ")
                .contains("by hand: put back uploads/" + video);
        assertThat(repair.status()).isEqualTo(1); // its objects are missing
        assertThat(run(Verb.RECONCILE).text()).doesNotContain("tally_differs  " + video);
        db.sql("delete from video where id = :id").param("id", video.value()).update();
    }

    @Test
    void everyVerbThatMovesNothingIsInTheAudit() {
        run(Verb.QUEUE);
        run(Verb.DEAD, "--limit=3");
        var unknown = UUID.randomUUID().toString();
        run(Verb.REPLAY, unknown);
        int reconciled = run(Verb.RECONCILE).status();

        assertThat(audited())
                .containsExactly(
                        "queue: status 0",
                        "dead --limit=3: status 0",
                        "replay " + unknown + ": status 1",
                        "reconcile: status " + reconciled);
        run(Verb.AUDIT, "--limit=20"); // late entries of others may be among them
        assertThat(run(Verb.AUDIT, "--limit=20").text())
                .containsPattern("olga +command line on test +replay " + unknown + " +status 1")
                .containsPattern("olga +command line on test +audit --limit=20 +status 0");
    }

    @Test
    void everyVerbThatMovesIsInTheAuditAsItBeginsAndAsItEnds(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("else"), "somebody else's");
        var verbs = List.of(
                "export --to=" + folder, "import --from=" + folder, "import --directory=" + folder + " --dry-run");

        for (var verb : verbs) {
            var words = List.of(verb.split(" ", -1));
            var kind = verb.startsWith("export") ? Verb.EXPORT : Verb.IMPORT;
            var errand = Errand.of(kind, words.subList(1, words.size()));
            assertThatExceptionOfType(Obstacle.class).isThrownBy(() -> operator.run(errand, actor));
        }

        assertThat(audited())
                .containsExactlyElementsOf(verbs.stream()
                        .flatMap(verb -> Stream.of(verb + ": begun", verb + ": failed: Obstacle"))
                        .toList());
    }

    private List<String> audited() {
        return db.sql("select act || ': ' || outcome from audit where request = :request order by number")
                .param("request", actor.request())
                .query(String.class)
                .list();
    }

    private Report run(Verb verb, String... arguments) {
        return operator.run(Errand.of(verb, List.of(arguments)), actor);
    }

    private UUID deadJob(String subject) {
        var job = UUID.randomUUID();
        db.sql("""
                with dead as (
                    insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                    values (:job, 'sweep', 'light', cast(:subject as uuid), cast(:subject as uuid), 'dead', 0, 3, 3,
                            'the store was away', now())
                    returning id)
                insert into job_attempt (fence, job, attempt, worker, ended_at, outcome, reason, log_tail)
                select nextval('job_fence'), id, 3, 'gone', now(), 'dead', 'the store was away',
                       (select string_agg('line ' || n, chr(27) || chr(10) order by n) from generate_series(1, 30) n)
                from dead
                """).param("job", job).param("subject", subject).update();
        return job;
    }
}
