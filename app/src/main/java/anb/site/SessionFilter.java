package anb.site;

import anb.accounts.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out by its cookie who asks for a page. Whose token no longer counts is a visitor. What is the same for everybody is
 * not asked: a cookie must never be renewed in an answer that caches keep. Nor is it where a page asks by itself: left open, it
 * would never let its session end.
 */
class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final RequestMatcher sameForAll;
    private final RequestMatcher unasked;

    SessionFilter(Sessions sessions, RequestMatcher sameForAll, RequestMatcher unasked) {
        this.sessions = sessions;
        this.sameForAll = sameForAll;
        this.unasked = unasked;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return sameForAll.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SessionCookie.of(request).flatMap(sessions::of).ifPresent(caller -> signIn(caller, request, response));
        chain.doFilter(request, response);
    }

    private void signIn(AbstractAuthenticationToken caller, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        if (!unasked.matches(request)) {
            sessions.renewed(caller).ifPresent(newer -> SessionCookie.set(request, response, newer));
        }
    }
}
