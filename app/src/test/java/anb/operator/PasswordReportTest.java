package anb.operator;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.RealParts;
import anb.accounts.AccountErasure;
import anb.accounts.AccountId;
import anb.audit.Actor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The way back in where no organiser is left to ask. */
@RealParts
@ExtendWith(OutputCaptureExtension.class)
class PasswordReportTest {

    private static final String FORMER = "tiro-libre-9";
    private static final List<String> TALKATIVE = List.of("anb", "org.springframework");

    private final Actor actor =
            new Actor("olga", "command line on test", UUID.randomUUID().toString());
    private final String email = Http.anyEmail();

    @LocalServerPort
    int port;

    @Autowired
    Operator operator;

    @Autowired
    AccountErasure erasure;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LoggingSystem logging;

    @BeforeEach
    void anOrganiser() {
        Http.to(port).post("/api/auth/signup", Http.person(email));
        update("role = 'admin'");
    }

    @AfterEach
    void whoIsNoneToOtherTests() {
        update("role = 'player'");
    }

    @Test
    void anOrganiserWhoLostTheirsSignsInWithTheNewOneAlone() {
        var token = signIn(FORMER).text("access_token");
        assertThat(desk(token)).isEqualTo(200);

        var report = run(email.toUpperCase(Locale.ROOT));

        assertThat(report.status()).isZero();
        assertThat(report.text()).contains("shown this once", email.toUpperCase(Locale.ROOT), "/account");
        assertThat(password(report)).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(desk(token)).isEqualTo(401);
        assertThat(signIn(FORMER).code()).isEqualTo("bad_credentials");
        assertThat(desk(signIn(password(report)).text("access_token"))).isEqualTo(200);
        assertThat(password(run(email))).isNotEqualTo(password(report));
    }

    @Test
    void itIsInTheAuditWithoutAddressAndPassword() {
        var report = run(email);

        assertThat(audited())
                .containsExactly(
                        "olga, command line on test, reset password of account " + account() + ", reset",
                        "olga, command line on test, password, status 0");
        assertThat(report.text()).contains(account().toString());
    }

    /** However much is logged, and of the libraries that see its hash too. */
    @Test
    void thePasswordIsInNoLogLine(CapturedOutput log) {
        TALKATIVE.forEach(logger -> logging.setLogLevel(logger, LogLevel.TRACE));
        Report report;
        try {
            report = run(email);
        } finally {
            TALKATIVE.forEach(logger -> logging.setLogLevel(logger, null));
        }

        assertThat(log.getAll()).contains("insert into audit").doesNotContain(password(report));
    }

    /** Of all others nobody is an admin for a moment, which nobody else sees. */
    @Test
    void theOnlyOrganiserGetsOneToo() {
        transaction.executeWithoutResult(status -> {
            db.sql("update account set role = 'player' where role = 'admin' and email_key <> :email")
                    .param("email", email)
                    .update();
            assertThat(run(email).status()).isZero();
            status.setRollbackOnly();
        });
    }

    @Test
    void whoIsSuspendedGetsNone() {
        update("suspended_at = now(), suspended_reason = 'x'");
        var before = hash();

        assertRefused(run(email), "The account of " + email + " is suspended", "Lift the suspension first");

        assertThat(hash()).isEqualTo(before);
        assertThat(audited()).containsExactly("olga, command line on test, password, status 1");
        update("suspended_at = null, suspended_reason = null");
    }

    @Test
    void whoNeverWasOrIsNoLongerGetsNone() {
        update("role = 'player'");
        var erased = account();
        transaction.executeWithoutResult(status -> erasure.erase(new AccountId(erased)));

        for (var nobody : List.of(email, erased + "@erased.invalid", "'or'1'='1'@example.org", "ánA@مثال.org")) {
            assertRefused(run(nobody), "Nobody has an account with " + nobody, "nothing was changed");
        }

        assertThat(db.sql("select password_hash is null from account where id = :id")
                        .param("id", erased)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static void assertRefused(Report report, String... sentences) {
        assertThat(report.refused()).isTrue();
        assertThat(report.status()).isEqualTo(1);
        assertThat(report.text()).contains(sentences);
    }

    private Report run(String address) {
        return operator.run(Errand.of(Verb.PASSWORD, List.of(address)), actor);
    }

    private static String password(Report report) {
        return report.text().lines().findFirst().orElseThrow();
    }

    private Http.Reply signIn(String password) {
        return Http.to(port)
                .post("/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private int desk(String token) {
        return Http.to(port).bearer(token).get("/api/admin/jobs").status();
    }

    private List<String> audited() {
        return db.sql(
                        "select concat_ws(', ', who, origin, act, outcome) from audit where request = :request order by number")
                .param("request", actor.request())
                .query(String.class)
                .list();
    }

    private UUID account() {
        return db.sql("select id from account where email_key = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
    }

    private String hash() {
        return db.sql("select password_hash from account where email_key = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }

    private void update(String what) {
        db.sql("update account set " + what + " where email_key = :email")
                .param("email", email)
                .update();
    }
}
