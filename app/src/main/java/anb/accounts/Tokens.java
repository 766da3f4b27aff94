package anb.accounts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Issues the tokens people sign their requests with. */
@Component
class Tokens {

    static final Duration LIFE = Duration.ofHours(1);

    /** When it was issued, in milliseconds: {@code iat} counts whole seconds, too coarse for {@code tokens_valid_from}. */
    static final String ISSUED_MS = "iat_ms";

    /** When its session began, whatever renewed it since (OpenID Connect Core, section 2). */
    static final String BEGAN = "auth_time";

    private final JwtEncoder encoder;
    private final InstantSource clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Tokens(JwtEncoder encoder, InstantSource clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    /** A token for an hour. The role is for the client to show; what it may do is read from the account each time. */
    String issue(AccountId account, Role role) {
        var now = clock.instant();
        return issue(account.value().toString(), role.text(), now, now, now.plus(LIFE));
    }

    /** The same for another hour, in a session that began then and ends at the latest at {@code end}. */
    String renew(Jwt token, Instant began, Instant end) {
        var now = clock.instant();
        var expires = now.plus(LIFE);
        return issue(
                requireNonNull(token.getSubject()),
                requireNonNull(token.getClaimAsString("role")),
                began,
                now,
                expires.isBefore(end) ? expires : end);
    }

    private String issue(String subject, String role, Instant began, Instant now, Instant expires) {
        var claims = JwtClaimsSet.builder()
                .id(ids.generate().toString())
                .issuer(TokenKeys.ISSUER)
                .audience(List.of(TokenKeys.AUDIENCE))
                .subject(subject)
                .issuedAt(now)
                .expiresAt(expires)
                .claim(ISSUED_MS, now.toEpochMilli())
                .claim(BEGAN, began.getEpochSecond())
                .claim("role", role)
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
