package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.ExactCounts;
import anb.Http;
import anb.Http.Reply;
import anb.RealParts;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Passwords passwords;

    @Autowired
    ExactCounts counts;

    private final String email = Http.anyEmail();

    @BeforeEach
    void somebodyHasAnAccount() {
        signUp(email);
    }

    @Test
    void emailAndPasswordGiveAnHoursToken() {
        var reply = signIn(email.toUpperCase(Locale.ROOT), "tiro-libre-9");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("token_type")).isEqualTo("Bearer");
        assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(me(reply.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAreAnsweredAlike() {
        var wrong = signIn(email, "tiro-libre-8");
        var unknown = signIn(Http.anyEmail(), "tiro-libre-9");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("message")).isEqualTo("Email o contraseña incorrectos.");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.raw().body()).isEqualTo(wrong.raw().body());
    }

    @Test
    void halfACharacterInAPasswordIsAWrongPasswordLikeAnyOther() {
        assertThat(signIn(email, "\\ud800-tiro-libre").status()).isEqualTo(401);
    }

    /** By turns, so that what else the machine has to do falls on both. */
    @Test
    void lookingForNobodyTakesAsLongAsAWrongPassword() {
        var hash = passwords.hash("tiro-libre-9");
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            known.add(nanos(() -> passwords.matches("tiro-libre-8", hash)));
            unknown.add(nanos(() -> passwords.matches("tiro-libre-8", null)));
        }

        assertThat(median(unknown)).isBetween(median(known) / 3, median(known) * 3);
    }

    @Test
    void thatAnAccountIsSuspendedIsToldToWhoKnowsItsPasswordAlone() {
        db.sql(
                        "update account set suspended_at = now(), suspended_reason = 'Tres {1} videos ajenos' where email = :email")
                .param("email", email)
                .update();

        var told = signIn(email, "tiro-libre-9");

        assertThat(told.status()).isEqualTo(401);
        assertThat(told.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(told.code()).isEqualTo("account_suspended");
        assertThat(told.text("message")).isEqualTo("Tu cuenta está suspendida. Motivo: Tres {1} videos ajenos");
        assertThat(told.text("remedy")).contains("escribe a la organización");
        assertThat(signIn(email, "tiro-libre-8").code()).isEqualTo("bad_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "no address", "' or '1'='1", "\\uD800@example.org"})
    void whatIsNoAddressIsNobodys(String text) {
        var reply = Http.to(port).post("/api/auth/login", "{\"email\": \"%s\", \"password\": \"x\"}".formatted(text));

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void missingOrOddFieldsAreNamed() {
        var reply = Http.to(port).post("/api/auth/login", "{\"email\": 7}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").findValuesAsString("field")).containsExactly("email", "password");
    }

    @Test
    void theEleventhAttemptInAMinuteWaits() {
        var replies = counts.of(11, this::another, theirs -> signIn(theirs, "tiro-libre-8"));

        var last = replies.getLast();
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("rate_limited");
        assertThat(last.text("message")).contains("10 en 1 min");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void whenTooManyWaitTheRestComeBackLater() throws Exception {
        var few = new Passwords(new AccountsSettings(null, null, null, null, true, 1));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = people.invokeAll(Collections.nCopies(40, () -> few.matches("tiro-libre-8", null))).stream()
                    .map(outcome -> outcome.state() == Future.State.FAILED ? outcome.exceptionNow() : "hashed")
                    .toList();

            assertThat(outcomes).contains("hashed");
            assertThat(outcomes)
                    .filteredOn(Problem.class::isInstance)
                    .isNotEmpty()
                    .map(Problem.class::cast)
                    .allMatch(refusal -> refusal.code() == ErrorCode.TOO_BUSY_TO_SIGN_IN);
        } finally {
            few.close();
        }
    }

    @Test
    void aBadTokenDoesNoHarmWhereNoneIsNeeded() {
        var confused = Http.to(port).bearer("not.a.token");

        assertThat(confused.post("/api/auth/signup", Http.person(Http.anyEmail()))
                        .status())
                .isEqualTo(201);
        assertThat(confused.post("/api/auth/login", login(email, "tiro-libre-9"))
                        .status())
                .isEqualTo(200);
    }

    /** The address of somebody else who has an account. */
    private String another() {
        var theirs = Http.anyEmail();
        signUp(theirs);
        return theirs;
    }

    private void signUp(String address) {
        assertThat(Http.to(port).post("/api/auth/signup", Http.person(address)).status())
                .isEqualTo(201);
    }

    private Reply me(String token) {
        return Http.to(port).bearer(token).get("/api/probe/me");
    }

    private Reply signIn(String written, String password) {
        return Http.to(port).post("/api/auth/login", login(written, password));
    }

    private static String login(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }

    private static long nanos(Runnable act) {
        var start = System.nanoTime();
        act.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
