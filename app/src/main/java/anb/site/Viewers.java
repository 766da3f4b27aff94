package anb.site;

import anb.accounts.AccountId;
import anb.accounts.Accounts;
import anb.accounts.Role;
import anb.accounts.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds out who looks at a page. */
@Component
class Viewers {

    private static final String FOUND = Viewers.class.getName();

    private final Accounts accounts;
    private final Sessions sessions;

    Viewers(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Who is signed in; empty for a visitor. */
    Optional<Viewer> of(HttpServletRequest request) {
        var viewer = SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                ? find(caller)
                : Optional.<Viewer>empty();
        viewer.ifPresent(found -> request.setAttribute(FOUND, found));
        return viewer;
    }

    /**
     * The same for a request that was refused, wherever that was: not every address has a page's filters, and the container asks
     * for its errors anew. Nobody is looked for while we fail ourselves or have too much to do.
     */
    Optional<Viewer> ofRefused(HttpServletRequest request, int status) {
        if (request.getAttribute(FOUND) instanceof Viewer known) {
            return Optional.of(known);
        }
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value() || status == HttpStatus.TOO_MANY_REQUESTS.value()) {
            return Optional.empty();
        }
        try {
            return SessionCookie.of(request).flatMap(sessions::of).flatMap(this::find);
        } catch (DataAccessException away) {
            return Optional.empty();
        }
    }

    private Optional<Viewer> find(Authentication caller) {
        return accounts.find(new AccountId(UUID.fromString(caller.getName())))
                .map(account -> new Viewer(account.id(), account.firstName(), account.role() == Role.ADMIN));
    }
}
