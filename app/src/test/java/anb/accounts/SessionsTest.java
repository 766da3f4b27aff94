package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.RealParts;
import anb.site.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtEncoder;

/** How long somebody is signed in on pages, by a clock that can be set. */
@RealParts
class SessionsTest {

    /** By so much clocks of nodes may differ. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    SignIn signIn;

    @Autowired
    JwtEncoder encoder;

    @Autowired
    AccountsSettings settings;

    @Autowired
    Callers callers;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;

    private AccountId account = new AccountId(new UUID(0, 0));

    @BeforeEach
    void somebodyHasLongHadAnAccount() {
        var reply = Http.to(port).post("/api/auth/signup", Http.person(Http.anyEmail()));
        account = new AccountId(UUID.fromString(reply.text("id")));
        db.sql("update account set tokens_valid_from = now() - interval '1 day' where id = :id")
                .param("id", account.value())
                .update();
        now.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void whoIsThereIsGivenANewTokenAQuarterOfAnHourAfterTheLast() {
        var token = tokens().issue(account, Role.PLAYER);

        pass(Duration.ofMinutes(15));
        assertThat(renewed(token)).isEqualTo(token);
        pass(Duration.ofSeconds(1));
        var newer = renewed(token);

        assertThat(newer).isNotEqualTo(token);
        pass(Duration.ofMinutes(45).plus(SKEW));
        assertThat(isSignedIn(token)).isFalse();
        assertThat(isSignedIn(newer)).isTrue();
    }

    @Test
    void whoIsAwayForAnHourSignsInAgain() {
        var token = tokens().issue(account, Role.PLAYER);

        pass(Duration.ofHours(1));
        assertThat(isSignedIn(token)).isTrue();
        pass(SKEW.plusSeconds(1));

        assertThat(isSignedIn(token)).isFalse();
    }

    @Test
    void twelveHoursAfterItBeganASessionEndsHoweverOftenItWasRenewed() {
        var began = now.get();
        var token = tokens().issue(account, Role.PLAYER);
        while (now.get().isBefore(began.plus(Duration.ofHours(12)))) {
            assertThat(isSignedIn(token)).as("at %s", now.get()).isTrue();
            token = renewed(token);
            pass(Duration.ofMinutes(16));
        }

        pass(SKEW.plusSeconds(1));
        assertThat(isSignedIn(token)).isFalse();
    }

    @Test
    void thePageOfWhoIsThereRenewsTheirCookieAndNoOtherDoes() {
        var present = now.get();
        now.set(present.minus(Duration.ofMinutes(16)));
        var older = cookies("/account", tokens().issue(account, Role.PLAYER));
        now.set(present.minus(Duration.ofMinutes(14)));
        var younger = cookies("/account", tokens().issue(account, Role.PLAYER));

        assertThat(younger).isEmpty();
        assertThat(older)
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("anb_session=")
                        .contains("Max-Age=3600", "HttpOnly", "SameSite=Lax"));
        var newer = older.getFirst().substring("anb_session=".length()).split(";", 2)[0];
        assertThat(new Reader(port).with(newer).get("/account").status()).isEqualTo(200);
    }

    @Test
    void thePageOfWhoseSessionIsOverAsksWhoTheyAre() {
        var present = now.get();
        now.set(present.minus(Duration.ofHours(12)).minus(Duration.ofMinutes(1)));
        var began = sessions().of(tokens().issue(account, Role.PLAYER)).orElseThrow();
        now.set(present.minus(Duration.ofMinutes(20)));
        var last = sessions().renewed(began).orElseThrow();

        var answer = new Reader(port).with(last).get("/account");

        assertThat(answer.header("Location")).startsWith("/signin");
    }

    private Tokens tokens() {
        return new Tokens(encoder, clock);
    }

    /** As a node has it, but for the time of day. */
    private Sessions sessions() {
        return new Sessions(signIn, tokens(), new TokenKeys().tokenDecoder(settings, clock), callers, clock);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private boolean isSignedIn(String token) {
        return sessions().of(token).isPresent();
    }

    /** What a browser has after its next request. */
    private String renewed(String token) {
        var sessions = sessions();
        return sessions.of(token).flatMap(sessions::renewed).orElse(token);
    }

    /** Of a session that the page sets. */
    private List<String> cookies(String page, String token) {
        var answer = new Reader(port).with(token).get(page);
        assertThat(answer.status()).isEqualTo(200);
        return answer.raw().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("anb_session="))
                .toList();
    }
}
