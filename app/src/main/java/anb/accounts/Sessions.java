package anb.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Being signed in where a browser keeps the token: the API's tokens, by the API's rules, renewed while somebody is there. */
@Component
public class Sessions {

    /** How long a token works. */
    public static final Duration LIFE = Tokens.LIFE;

    /** A token older than that is exchanged at its next use. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(15);

    /** Renewed or not, then everybody signs in again. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final SignIn signIn;
    private final Tokens tokens;
    private final JwtDecoder decoder;
    private final Callers callers;
    private final InstantSource clock;

    Sessions(SignIn signIn, Tokens tokens, JwtDecoder decoder, Callers callers, InstantSource clock) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.decoder = decoder;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * A token for who knows the password.
     *
     * @throws anb.problem.Problem {@code bad_credentials}, {@code account_suspended}, {@code rate_limited},
     *     {@code too_busy_to_sign_in}
     */
    public String begin(String email, String password, String address) {
        return signIn.signIn(email, password, address);
    }

    /** Whose token it is; empty when it does not count, or no longer. */
    public Optional<AbstractAuthenticationToken> of(String token) {
        try {
            return Optional.of(callers.convert(decoder.decode(token)));
        } catch (JwtException | AuthenticationException refused) {
            return Optional.empty();
        }
    }

    /** A newer token of the same session, when it is time for one. */
    public Optional<String> renewed(AbstractAuthenticationToken caller) {
        if (!(caller.getPrincipal() instanceof Jwt token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var issued = token.getIssuedAt();
        var began = token.getClaimAsInstant(Tokens.BEGAN);
        if (issued == null || began == null) {
            return Optional.empty();
        }
        var end = began.plus(LONGEST);
        return issued.plus(RENEWED_AFTER).isBefore(now) && end.isAfter(now)
                ? Optional.of(tokens.renew(token, began, end))
                : Optional.empty();
    }
}
