package anb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@RealParts
class AuditTest {

    @Autowired
    Given given;

    @Autowired
    JdbcClient db;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    Client admin;

    @BeforeEach
    void signIn() {
        admin = given.admin();
    }

    @Test
    void everyUseOfAnEndpointIsWrittenWithWhoWhenFromWhereAndHowItEnded() {
        var entry = entry(use("GET", "/api/admin/jobs/dead?limit=7"));

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
        var replay = use("POST", "/api/admin/jobs/" + nothing + "/replay");
        var none = use("GET", "/api/admin/jobs/dead?limit=0");
        var unknown = use("GET", "/api/admin/nothing");

        assertThat(written(replay)).containsExactly("POST /api/admin/jobs/" + nothing + "/replay: 404");
        assertThat(written(none)).containsExactly("GET /api/admin/jobs/dead?limit=0: 400");
        assertThat(written(unknown)).containsExactly("GET /api/admin/nothing: 404");
    }

    @Test
    void howeverThePathIsSpeltItIsWritten() {
        var entry = entry(use("GET", "/api/%61dmin/check/"));

        assertThat(entry.path("outcome").asString()).isEqualTo("200");
        assertThat(entry.path("act").asString()).startsWith("GET ").endsWith("/check");
    }

    @Test
    void whatSomebodyTypedByMistakeIsNotKept() {
        var asked = entry(use("GET", "/api/admin/jobs/attempts?subject=who@example.org&token=eyJhbGciOi"));
        var replayed = entry(use("POST", "/api/admin/jobs/who@example.org/replay"));

        assertThat(asked.toString() + replayed)
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

    /** Nobody else in these tests reads it: of what was read in this hour there is an entry already. */
    @Test
    void whatAMonitorReadsWithAnAdminsTokenIsWritten() {
        assertThat(admin.get("/actuator/metrics").status()).isEqualTo(200);

        var written = db.sql("""
                select exists (select from audit where act = 'GET /actuator/metrics' and outcome = '200')
                """).query(Boolean.class);
        await().until(written::single);
    }

    /** In one transaction, for which the hour does not turn. */
    @Test
    void whatIsAskedByItselfIsWrittenOnceAnHourUntilItEndsOtherwise() {
        var monitor = new Actor(UUID.randomUUID().toString(), "10.0.0.7", "r1");
        var elsewhere = new Actor(monitor.who(), "10.0.0.8", "r2");
        transaction.executeWithoutResult(status -> {
            db.sql("""
                    insert into audit (at, who, origin, act, outcome, request)
                    values (now() - interval '1 hour', :who, '10.0.0.7', 'look', '200', 'r0')
                    """).param("who", monitor.who()).update();

            for (int times = 1; times <= 3; times++) {
                audit.writeOnceAnHour(monitor, "look", "200");
            }
            audit.writeOnceAnHour(monitor, "look", "500");
            audit.writeOnceAnHour(elsewhere, "look", "200");
        });

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

        assertThat(written(request))
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
        var player = name();
        var visitor = name();

        assertThat(ask(given.player(), "GET", "/api/admin/audit", player)).isEqualTo(403);
        assertThat(ask(given.visitor(), "GET", "/api/admin/audit", visitor)).isEqualTo(401);

        use("GET", "/api/admin/audit"); // whose entry comes behind its answer too
        assertThat(written(player)).isEmpty();
        assertThat(written(visitor)).isEmpty();
    }

    /** Waits for the entry too, which is written once the answer is out, and gives the id of the request. */
    private String use(String method, String path) {
        var request = name();
        ask(admin, method, path, request);
        var written = db.sql("select exists (select from audit where request = :request and act like :use)")
                .param("request", request)
                .param("use", method + " %")
                .query(Boolean.class);
        await().until(written::single);
        return request;
    }

    private static String name() {
        return "audit-" + UUID.randomUUID();
    }

    /** The status of the answer. */
    private static int ask(Client who, String method, String path, String request) {
        return who.send(method, path, BodyPublishers.noBody(), Map.of("X-Request-Id", request))
                .status();
    }

    /** What a request has in the audit. */
    private List<String> written(String request) {
        return db.sql("select act || ': ' || outcome from audit where request = :request order by number")
                .param("request", request)
                .query(String.class)
                .list();
    }

    /** The same as the endpoint tells it, where others may have been added since. */
    private JsonNode entry(String request) {
        for (JsonNode entry : latest(1000)) {
            if (entry.path("request").asString().equals(request)) {
                return entry;
            }
        }
        throw new AssertionError("no entry of " + request);
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
