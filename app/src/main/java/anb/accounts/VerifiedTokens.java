package anb.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers which tokens were well signed, since that never changes; what does change, whether a token has expired, is
 * judged at every use, and whether its session was ended, by {@link Callers} at every use. Only well-signed tokens are
 * kept, so nobody can fill the memory with others.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 100_000;
    private static final Duration UNUSED = Duration.ofMinutes(5);

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Cache<String, Jwt> signed =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> claims) {
        this.decoder = decoder;
        this.claims = claims;
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        var jwt = signed.get(token, decoder::decode);
        var judged = claims.validate(jwt);
        if (judged.hasErrors()) {
            throw new JwtValidationException("the token does not hold", judged.getErrors());
        }
        return jwt;
    }
}
