package anb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RealParts
class AuditTest {

    @Autowired
    Given given;

    @Autowired
    JdbcClient db;

    @Autowired
    Audit audit;

    Client admin;

    @BeforeEach
    void signIn() {
        admin = given.admin();
    }

    @Test
    void everyUseOfAnEndpointIsWrittenWithWhoWhenFromWhereAndHowItEnded() {
        use("GET", "/api/admin/jobs/dead?limit=7");

        var entry = latest(1).path(0);
        assertThat(entry.path("act").asString()).isEqualTo("GET /api/admin/jobs/dead?limit=7");
        assertThat(entry.path("outcome").asString()).isEqualTo("200");
        assertThat(entry.path("origin").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(db.sql("select role from account where id = cast(:who as uuid)")
                        .param("who", entry.path("who").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("admin");
        assertThat(entry.path("at").asString()).endsWith("Z");
        assertThat(entry.path("request").asString()).isNotBlank();
    }

    @Test
    void whatAnAdminWasRefusedIsWrittenToo() {
        var nothing = UUID.randomUUID();
        use("POST", "/api/admin/jobs/" + nothing + "/replay");
        use("GET", "/api/admin/jobs/dead?limit=0");
        use("GET", "/api/admin/nothing");

        assertThat(latest(3))
                .extracting(entry -> entry.path("act").asString() + " "
                        + entry.path("outcome").asString())
                .containsExactly(
                        "GET /api/admin/nothing 404",
                        "GET /api/admin/jobs/dead?limit=0 400",
                        "POST /api/admin/jobs/" + nothing + "/replay 404");
    }

    @Test
    void howeverThePathIsSpeltItIsWritten() {
        use("GET", "/api/%61dmin/check/");

        var entry = latest(1).path(0);
        assertThat(entry.path("outcome").asString()).isEqualTo("200");
        assertThat(entry.path("act").asString()).startsWith("GET ").endsWith("/check");
    }

    @Test
    void whatSomebodyTypedByMistakeIsNotKept() {
        use("GET", "/api/admin/jobs/attempts?subject=who@example.org&token=eyJhbGciOi");
        use("POST", "/api/admin/jobs/who@example.org/replay");

        assertThat(latest(2).toString())
                .contains("GET /api/admin/jobs/attempts?subject=…", "POST /api/admin/jobs/…/replay")
                .doesNotContain("who@", "eyJ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set outcome = 'nothing'", "delete from audit", "truncate audit"})
    void whatIsWrittenStays(String change) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> db.sql(change).update())
                .withMessageContaining("the audit only grows: " + change.split(" ", 2)[0]);
    }

    @Test
    void whatAMonitorReadsWithAnAdminsTokenIsWritten() {
        assertThat(admin.get("/actuator/prometheus").status()).isEqualTo(200);

        var written = db.sql("""
                select exists (select from audit where act = 'GET /actuator/prometheus' and outcome = '200')
                """).query(Boolean.class);
        await().until(written::single);
    }

    @Test
    void whatIsAskedByItselfIsWrittenOnceAnHourUntilItEndsOtherwise() {
        var monitor = new Actor(UUID.randomUUID().toString(), "10.0.0.7", "r1");
        var elsewhere = new Actor(monitor.who(), "10.0.0.8", "r2");
        db.sql("""
                insert into audit (at, who, origin, act, outcome, request)
                values (now() - interval '1 hour', :who, '10.0.0.7', 'look', '200', 'r0')
                """).param("who", monitor.who()).update();

        for (int times = 1; times <= 3; times++) {
            audit.writeOnceAnHour(monitor, "look", "200");
        }
        audit.writeOnceAnHour(monitor, "look", "500");
        audit.writeOnceAnHour(elsewhere, "look", "200");

        assertThat(db.sql("select outcome || ' ' || request from audit where who = :who order by number")
                        .param("who", monitor.who())
                        .query(String.class)
                        .list())
                .containsExactly("200 r0", "200 r1", "500 r1", "200 r2");
    }

    @Test
    void aReplayIsWrittenInItsTransactionUnderTheNameOfItsRequest() {
        var job = deadJob();
        var request = use("POST", "/api/admin/jobs/" + job + "/replay");

        assertThat(db.sql("select act || ': ' || outcome from audit where request = :request order by number")
                        .param("request", request)
                        .query(String.class)
                        .list())
                .containsExactly("replay job " + job + ": replayed", "POST /api/admin/jobs/" + job + "/replay: 200");
    }

    @Test
    void itIsReadFromTheLatestBackwards() {
        use("GET", "/api/admin/jobs");
        use("GET", "/api/admin/jobs");

        var first = latest(1).path(0).path("number").asLong();
        var before = admin.get("/api/admin/audit?limit=2&before=" + first).body();

        assertThat(before.size()).isEqualTo(2);
        assertThat(before.path(0).path("number").asLong()).isLessThan(first);
        assertThat(before.path(1).path("number").asLong())
                .isLessThan(before.path(0).path("number").asLong());
    }

    @Test
    void whereItGoesOnIsANumberAndNothingElse() {
        for (var wrong : Map.of("0x10", "not_a_number", "99999999999999999999", "out_of_range")
                .entrySet()) {
            var refused = admin.get("/api/admin/audit?before=" + wrong.getKey());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo(wrong.getValue());
        }
    }

    @Test
    void whoDoesNotGetInHasNoEntryAndSeesNone() {
        var player = given.player();
        var count = db.sql("select count(*) from audit");
        var entries = count.query(Long.class).single();

        assertThat(player.get("/api/admin/audit").status()).isEqualTo(403);
        assertThat(given.visitor().get("/api/admin/audit").status()).isEqualTo(401);
        assertThat(count.query(Long.class).single()).isEqualTo(entries);
    }

    @Test
    void behindSudoTheProcessIsNamedFirstAndWhatTheEnvironmentSaysIsAClaim() {
        assertThat(Actor.atTheCommandLine("anb", Map.of()).who()).isEqualTo("anb");
        assertThat(Actor.atTheCommandLine("root", Map.of("SUDO_USER", "olga")).who())
                .isEqualTo("root (SUDO_USER claims olga)");
        assertThat(Actor.atTheCommandLine("anb", Map.of("SUDO_USER", "root)\n8 today root"))
                        .who())
                .isEqualTo("anb (SUDO_USER claims root??8?today?root)");
        assertThat(Actor.atTheCommandLine("anb", Map.of("SUDO_USER", "o".repeat(99)))
                        .who())
                .hasSizeLessThan(60);
    }

    @Test
    void whoActsAtTheCommandLineIsWhoTheKernelSaysWhateverThisProcessWasTold(@TempDir Path folder) throws IOException {
        var told = System.getProperty("user.name");
        System.setProperty("user.name", "somebody.else");
        try {
            assertThat(Actor.atTheCommandLine().who())
                    .startsWith(Files.getOwner(Files.createFile(folder.resolve("whose")))
                            .getName())
                    .doesNotContain("somebody.else");
        } finally {
            System.setProperty("user.name", told);
        }
    }

    /** Waits for the entry too, which is written once the answer is out, and gives the id of the request. */
    private String use(String method, String path) {
        var request = "audit-" + UUID.randomUUID();
        admin.send(method, path, BodyPublishers.noBody(), Map.of("X-Request-Id", request));
        var written = db.sql("select exists (select from audit where request = :request and act like :use)")
                .param("request", request)
                .param("use", method + " %")
                .query(Boolean.class);
        await().until(written::single);
        return request;
    }

    private JsonNode latest(int limit) {
        return admin.get("/api/admin/audit?limit=" + limit).body();
    }

    private UUID deadJob() {
        var job = UUID.randomUUID();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                values (:job, 'erase', 'light', :job, :job, 'dead', 0, 3, 3, 'the store was away', now())
                """).param("job", job).update();
        return job;
    }
}
