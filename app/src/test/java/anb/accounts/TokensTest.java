package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.Http.Reply;
import anb.RealParts;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class TokensTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Tokens tokens;

    @Value("${anb.accounts.token-secret}")
    String secret = "";

    private AccountId account = new AccountId(new UUID(0, 0));

    @BeforeEach
    void somebodyHasAnAccount() {
        var reply = Http.to(port).post("/api/auth/signup", Http.person(Http.anyEmail()));
        account = new AccountId(UUID.fromString(reply.text("id")));
    }

    @Test
    void aTokenNamesItsCaller() {
        var reply = me(tokens.issue(account, Role.PLAYER));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("account")).isEqualTo(account.value().toString());
    }

    @Test
    void withoutATokenTheHeaderIsAskedFor() {
        var reply = Http.to(port).get("/api/probe/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthorized");
        assertThat(reply.text("detail")).isEqualTo("Falta un encabezado Authorization válido.");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(Http.to(port)
                        .with("Authorization", "Basic eDp5")
                        .get("/api/probe/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void onlyWhatWeSignedIsBelieved() throws Exception {
        assertRefused("not a token");
        assertRefused("a.b.c");
        assertRefused(new PlainJWT(claims().build()).serialize());
        assertRefused(signed(JWSAlgorithm.HS256, "another secret of more than thirty-two bytes", claims()));
        assertRefused(signed(JWSAlgorithm.HS512, secret + secret, claims()));
        assertRefused(signed(JWSAlgorithm.HS384, secret + secret, claims()));
        var good = signed(JWSAlgorithm.HS256, secret, claims());
        assertThat(me(good).status()).isEqualTo(200);
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
        assertRefused(good.replace(".ey", ".eY"));
        assertRefused(good + "!");
        assertRefused(good + "A".repeat(2_000));
    }

    @Test
    void issuerAudienceAndTimeMustFit() throws Exception {
        var now = Instant.now();
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().issuer("somebody else")));
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().audience("another service")));
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().expirationTime(Date.from(now.minusSeconds(31)))));
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().expirationTime(null)));
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().notBeforeTime(Date.from(now.plusSeconds(60)))));
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().subject("1 or 1=1")));
        assertRefused(signed(JWSAlgorithm.HS256, secret, claims().subject(null)));
    }

    @Test
    void theFormerSecretIsStillBelievedWhileItIsBeingChanged() throws Exception {
        var former = "the former secret, of more than thirty-two bytes";
        var settings = new AccountsSettings(secret, former, null, null, true, 1);
        var decoder = new TokenKeys().tokenDecoder(settings, InstantSource.system());

        assertThat(decoder.decode(signed(JWSAlgorithm.HS256, former, claims())).getSubject())
                .isEqualTo(account.value().toString());
        assertThat(decoder.decode(signed(JWSAlgorithm.HS256, secret, claims())).getSubject())
                .isEqualTo(account.value().toString());
    }

    @Test
    void aSecretThatIsTooShortIsNamed() {
        var settings = new AccountsSettings("too short", null, null, null, true, 1);

        assertThatThrownBy(settings::signingSecret)
                .hasMessageStartingWith("anb.accounts.token-secret must hold a secret of at least 32 bytes and has 9");
    }

    @Test
    void aTokenOfNobodyIsRefused() throws Exception {
        assertRefused(tokens.issue(new AccountId(UUID.randomUUID()), Role.ADMIN));
    }

    @Test
    void suspendingSomebodyEndsTheirSessions() {
        var token = tokens.issue(account, Role.PLAYER);
        assertThat(me(token).status()).isEqualTo(200);

        db.sql("update account set suspended_at = now() where id = :id")
                .param("id", account.value())
                .update();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(me(token).status()).isEqualTo(401));
    }

    @Test
    void tokensIssuedBeforeTheSessionsWereEndedAreRefused() {
        var old = tokens.issue(account, Role.PLAYER);
        db.sql("update account set tokens_valid_from = now() + interval '1 millisecond' where id = :id")
                .param("id", account.value())
                .update();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(me(old).status()).isEqualTo(401));
        assertThat(me(tokens.issue(account, Role.PLAYER)).status()).isEqualTo(200);
    }

    @Test
    void whatATokenSaysOfItsRoleIsNotBelieved() {
        var boastful = Http.to(port).bearer(tokens.issue(account, Role.ADMIN));

        var reply = boastful.get("/api/admin/probe");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("forbidden");
    }

    @Test
    void anAdminOfTheSettingsExistsAndMayDoWhatAdminsMay() {
        var admin = db.sql("select id from account where role = 'admin'")
                .query(UUID.class)
                .single();

        var caller = Http.to(port).bearer(tokens.issue(new AccountId(admin), Role.ADMIN));

        assertThat(caller.get("/api/admin/probe").status()).isEqualTo(200);
        assertThat(caller.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(caller.get("/actuator/env").status()).isEqualTo(404);
    }

    private void assertRefused(String token) {
        var reply = me(token);
        assertThat(reply.status()).as(token).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private Reply me(String token) {
        return Http.to(port).bearer(token).get("/api/probe/me");
    }

    private JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(TokenKeys.ISSUER)
                .audience(TokenKeys.AUDIENCE)
                .subject(account.value().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim(Tokens.ISSUED_MS, now.toEpochMilli());
    }

    private static String signed(JWSAlgorithm algorithm, String secret, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader(algorithm), claims.build());
        token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }
}
