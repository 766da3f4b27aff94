package anb.accounts;

import java.util.List;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** From a well-signed token to whoever calls: the account must still exist, be active, and not have ended its sessions. */
@Component
public class Callers implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Standings standings;

    Callers(Standings standings) {
        this.standings = standings;
    }

    /**
     * An authentication named by the account's id, with the role the account has now.
     *
     * @throws InvalidBearerTokenException when the token no longer counts
     */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var account = account(token);
        var issued = token.getClaim(Tokens.ISSUED_MS) instanceof Number millis ? millis.longValue() : 0L;
        var standing = standings
                .of(account)
                .filter(found -> found.accepts(issued))
                .orElseThrow(() -> new InvalidBearerTokenException("the session has ended"));
        var role = new SimpleGrantedAuthority("ROLE_" + standing.role().name());
        return new JwtAuthenticationToken(token, List.of(role), account.value().toString());
    }

    private static AccountId account(Jwt token) {
        try {
            return new AccountId(UUID.fromString(String.valueOf(token.getSubject())));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("not a token of ours", e);
        }
    }
}
