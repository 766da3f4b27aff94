package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.RealParts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealParts
class ConsentsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Consents consents;

    @Test
    void aConsentIsKeptWithTheTimeItWasFirstGivenAndByWhom() {
        var reply = Http.to(port).post("/api/auth/signup", Http.person(Http.anyEmail()));
        var account = new AccountId(UUID.fromString(reply.text("id")));
        var guardian = new Consent.Guardian("Marta Gómez", "marta@example.org");
        var own = new Consent(account, "terms", "2026-01", NOON, null);
        var minors = new Consent(account, "image-rights", "2026-01", NOON.plusSeconds(1), guardian);

        consents.add(own);
        consents.add(minors);
        consents.add(new Consent(account, "terms", "2026-01", NOON.plusSeconds(60), null));

        assertThat(consents.of(account)).containsExactly(own, minors);
    }
}
