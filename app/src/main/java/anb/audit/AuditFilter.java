package anb.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down every request of an admin under {@code /api/admin} and to the organiser's pages, with the status it was
 * answered, whatever that is; of what pages and monitors ask by themselves one in an hour for each caller, address and
 * outcome. To stand right behind what finds out who calls. Others do not get in, and have no entry: they could write as many
 * as they like.
 */
public final class AuditFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);

    /** By the same reading of a path as endpoints are found, however it is spelt. */
    private static final RequestMatcher EACH = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/api/admin/**"),
            PathPatternRequestMatcher.pathPattern("/organiser/**"));

    /** Every few seconds for as long as somebody looks, or for good: that would bury what was done. */
    private static final RequestMatcher BY_ITSELF = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/actuator/**"),
            PathPatternRequestMatcher.pathPattern("/site/organiser/**"));

    private final Audit audit;

    public AuditFilter(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !EACH.matches(request) && !BY_ITSELF.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || caller.getAuthorities().stream().noneMatch(role -> "ROLE_ADMIN".equals(role.getAuthority()))) {
            chain.doFilter(request, response);
            return;
        }
        var actor = Actor.of(request, caller);
        var outcome = "failed";
        try {
            chain.doFilter(request, response);
            outcome = Integer.toString(response.getStatus());
        } finally {
            write(request, actor, outcome);
        }
    }

    /** The answer is given already: if PostgreSQL went away meanwhile, the log is what remains. */
    private void write(HttpServletRequest request, Actor actor, String outcome) {
        var act = AuditedRequest.describe(request);
        try {
            if (EACH.matches(request)) {
                audit.write(actor, act, outcome);
            } else {
                audit.writeOnceAnHour(actor, act, outcome);
            }
        } catch (DataAccessException | TransactionException e) {
            log.error("not in the audit: {} by {} from {}: {}", act, actor.who(), actor.origin(), outcome, e);
        }
    }
}
