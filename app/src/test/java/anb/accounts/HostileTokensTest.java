package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.Lure;
import anb.RealParts;
import anb.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Tokens written by hand, so that they can be wrong in ways no library would write. {@link TokensTest} has the plain ones. */
@RealParts
class HostileTokensTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Crowd crowd;

    @Value("${anb.accounts.token-secret}")
    String secret = "";

    private Crowd.Person person = new Crowd.Person(new AccountId(new UUID(0, 0)), "");

    @BeforeEach
    void somebodyHasAnAccount() {
        person = crowd.person("Ana", "Cali");
    }

    @Test
    void whatIsWrittenByHandLikeOursIsBelieved() {
        assertThat(asked(token("{\"alg\":\"HS256\"}", claims(), secret))).isEqualTo(200);
    }

    /** The header of a token is the attacker's to write: it chooses neither algorithm nor key nor where to fetch one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"nOnE\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":null}",
                "{}",
                "[]",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}x",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}"
            })
    void theHeaderChoosesNoAlgorithm(String header) {
        assertThat(asked(token(header, claims(), secret))).isEqualTo(401);
        assertThat(asked(unsigned(header))).isEqualTo(401);
        assertThat(asked(unsigned(header) + "AA")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"kid\":\"../../../../dev/null\"}",
                "{\"alg\":\"HS256\",\"kid\":\"' union select 'mine' --\"}",
                "{\"alg\":\"HS256\",\"jku\":\"http://LURE/keys\"}",
                "{\"alg\":\"HS256\",\"x5u\":\"http://LURE/keys\"}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"bWluZW1pbmVtaW5lbWluZW1pbmVtaW5lbWluZW1pbmU\"}}"
            })
    void theHeaderChoosesNoKey(String header) {
        for (var mine :
                new String[] {"mine".repeat(8), "\0", "mine", "anb-showcase", secret.substring(1), secret + " "}) {
            assertThat(asked(token(header.replace("LURE", Lure.ADDRESS), claims(), mine)))
                    .isEqualTo(401);
        }
        assertThat(Lure.followed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"iss", "aud", "exp", "sub"})
    void whatATokenMustSayIsNotGuessed(String claim) {
        var less = claims();
        less.remove(claim);

        assertThat(asked(token("{\"alg\":\"HS256\"}", less, secret))).isEqualTo(401);
    }

    static Stream<Map.Entry<String, Object>> lies() {
        var now = Instant.now().getEpochSecond();
        return Stream.of(
                Map.entry("iss", "anb-showcase.evil.example"),
                Map.entry("iss", "ANB-SHOWCASE"),
                Map.entry("aud", "anb"),
                Map.entry("aud", Map.of("anb-api", true)),
                Map.entry("exp", now - 60),
                Map.entry("exp", "tomorrow"),
                Map.entry("exp", -1),
                Map.entry("nbf", now + 3_600),
                Map.entry("sub", "00000000-0000-0000-0000-000000000000"),
                Map.entry("sub", "' or true --"),
                Map.entry("sub", 7),
                Map.entry("sub", Map.of("id", "admin")),
                Map.entry("iat_ms", "now"),
                Map.entry("iat_ms", 1),
                Map.entry("iat_ms", -1));
    }

    /** Signed with the right key all the same: what is refused is what it says. */
    @ParameterizedTest
    @MethodSource("lies")
    void whatATokenSaysMustFit(Map.Entry<String, Object> lie) {
        var claims = claims();
        claims.put(lie.getKey(), lie.getValue());

        assertThat(asked(token("{\"alg\":\"HS256\"}", claims, secret))).isEqualTo(401);
    }

    @Test
    void aTokenThatIsLargeOrOddlyShapedIsNotLookedAt() {
        var large = claims();
        large.put("padding", "a".repeat(4_000));
        assertThat(asked(token("{\"alg\":\"HS256\"}", large, secret))).isEqualTo(401);
        for (var odd :
                new String[] {".", "..", "...", "a.b.c.d.e", "=", "e30.e30.", person.token() + ".", "." + person.token()
                }) {
            assertThat(asked(odd)).as(odd).isEqualTo(401);
        }
    }

    /** RFC 6750 knows three places for a token; two of them end up in logs and histories. */
    @Test
    void aTokenCountsInItsHeaderOnly() throws IOException {
        var token = person.token();
        var cookie = Http.to(port).with("Cookie", "access_token=" + token + "; Authorization=Bearer " + token);

        assertThat(Http.to(port).get("/api/videos?access_token=" + token).status())
                .isEqualTo(401);
        assertThat(cookie.get("/api/videos").status()).isEqualTo(401);
        assertThat(Http.to(port).with("Authorization", token).get("/api/videos").status())
                .isEqualTo(401);
        assertThat(Http.to(port)
                        .with("Authorization", "Basic " + token)
                        .get("/api/videos")
                        .status())
                .isEqualTo(401);
        assertThat(Wire.ask(port, """
                GET /api/videos HTTP/1.1
                Host: localhost
                Connection: close
                Authorization: Bearer nonsense
                Authorization: Bearer %s

                """.formatted(token).replace("\n", "\r\n"))).startsWith("HTTP/1.1 401");
    }

    private int asked(String token) {
        var reply = Http.to(port).bearer(token).get("/api/videos");
        assertThat(reply.raw().body()).doesNotContain("Nimbus", "nimbusds", "signature", "JWT", "expired");
        return reply.status();
    }

    private Map<String, Object> claims() {
        var now = Instant.now();
        return new HashMap<>(Map.of(
                "iss",
                TokenKeys.ISSUER,
                "aud",
                TokenKeys.AUDIENCE,
                "sub",
                person.id().value().toString(),
                "exp",
                now.getEpochSecond() + 60,
                Tokens.ISSUED_MS,
                now.toEpochMilli()));
    }

    private String unsigned(String header) {
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(JSON.writeValueAsBytes(claims())) + ".";
    }

    private static String token(String header, Map<String, Object> claims, String key) {
        var signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(JSON.writeValueAsBytes(claims));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
