package anb.site;

import anb.accounts.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out by its cookie who asks for a page. A token that no longer counts is thrown away: they are a visitor then. */
class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SessionCookie.of(request).ifPresent(token -> signIn(token, request, response));
        chain.doFilter(request, response);
    }

    private void signIn(String token, HttpServletRequest request, HttpServletResponse response) {
        var caller = sessions.of(token);
        if (caller.isEmpty()) {
            SessionCookie.remove(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller.get());
        SecurityContextHolder.setContext(context);
        sessions.renewed(caller.get()).ifPresent(newer -> SessionCookie.set(request, response, newer));
    }
}
