package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.RealParts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

@RealParts
class VerifiedTokensTest {

    @Autowired
    Tokens tokens;

    @Autowired
    AccountsSettings settings;

    @Test
    void aTokenSeenBeforeIsRefusedOnceItHasExpired() {
        var now = new AtomicReference<>(Instant.now());
        var decoder = new TokenKeys().tokenDecoder(settings, (InstantSource) now::get);
        var token = tokens.issue(new AccountId(new UUID(0, 1)), Role.PLAYER);
        assertThat(decoder.decode(token).getSubject()).isEqualTo(new UUID(0, 1).toString());

        now.set(now.get().plus(Duration.ofMinutes(59)));
        assertThat(decoder.decode(token)).isSameAs(decoder.decode(token));

        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void aTokenOfTheSameClaimsWithAnotherSignatureIsNotTheOneSeenBefore() {
        var decoder = new TokenKeys().tokenDecoder(settings, InstantSource.system());
        var token = tokens.issue(new AccountId(new UUID(0, 1)), Role.PLAYER);
        decoder.decode(token);
        var forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);

        assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(JwtException.class);
    }
}
