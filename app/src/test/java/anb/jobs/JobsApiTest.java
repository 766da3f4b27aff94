package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Given;
import anb.RealParts;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class JobsApiTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    JdbcClient db;

    Client admin;

    @BeforeEach
    void signIn() {
        admin = given.admin();
    }

    @Test
    void aDeadJobShowsItsReasonAndCanBeReplayedOnce() {
        var subject = UUID.randomUUID();
        var job = deadJob(subject);

        var dead = admin.get("/api/admin/jobs/dead?limit=1000").raw().body();
        assertThat(dead).contains("\"id\":\"" + job + "\"").contains("the store was away");
        var attempt =
                admin.get("/api/admin/jobs/attempts?subject=" + subject).body().path(0);
        assertThat(attempt.path("outcome").asString()).isEqualTo("dead");
        assertThat(attempt.path("reason").asString()).isEqualTo("the store was away");

        var replay = admin.post("/api/admin/jobs/" + job + "/replay");
        assertThat(replay.status()).isEqualTo(200);
        assertThat(replay.body().path("replayed").asInt()).isEqualTo(1);
        assertThat(admin.post("/api/admin/jobs/" + job + "/replay").status()).isEqualTo(404);
        assertThat(admin.get("/api/admin/jobs/dead?limit=1000").raw().body()).doesNotContain(job.toString());
    }

    @Test
    void theOverviewHasEveryLane() {
        var lanes = admin.get("/api/admin/jobs").body().path("lanes");

        assertThat(lanes.size()).isEqualTo(2);
        assertThat(lanes.path(0).path("lane").asString()).isEqualTo("light");
        assertThat(lanes.path(1).path("lane").asString()).isEqualTo("heavy");
    }

    @Test
    void theOverviewHasWhoWorksIdleOrNot() {
        db.sql("""
                insert into worker (name, heavy, light, version, draining, started_at)
                values ('node-api:1', 2, 4, '1.2.3', true, now() - interval '1 hour')
                """).update();
        try {
            var workers = admin.get("/api/admin/jobs").body().path("workers");

            var idle = workers.valueStream()
                    .filter(worker -> worker.path("name").asString().equals("node-api:1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(idle.propertyNames())
                    .containsExactly(
                            "name",
                            "heavy",
                            "light",
                            "running",
                            "version",
                            "draining",
                            "started_at",
                            "seen_at",
                            "alive");
            assertThat(idle.path("light").asInt()).isEqualTo(4);
            assertThat(idle.path("draining").asBoolean()).isTrue();
            assertThat(idle.path("alive").asBoolean()).isTrue();
        } finally {
            db.sql("delete from worker where name = 'node-api:1'").update();
        }
    }

    @Test
    void onlyAdminsSeeJobs() {
        var player = Client.visitor(port).newPlayer("Curioso", "Cali");

        assertThat(player.get("/api/admin/jobs").status()).isEqualTo(403);
        assertThat(Client.visitor(port).get("/api/admin/jobs").status()).isEqualTo(401);
    }

    /** Of a kind that every node knows and that does no harm when it runs again. */
    private UUID deadJob(UUID subject) {
        var job = UUID.randomUUID();
        db.sql("""
                with dead as (
                    insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                    values (:job, 'sweep', 'light', :subject, :subject, 'dead', 0, 3, 3, 'the store was away', now())
                    returning id)
                insert into job_attempt (fence, job, attempt, worker, ended_at, outcome, reason)
                select nextval('job_fence'), id, 3, 'gone', now(), 'dead', 'the store was away' from dead
                """).param("job", job).param("subject", subject).update();
        return job;
    }
}
