package anb.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Which requests need no token; there a token is not even looked at, so a bad one does no harm. */
@Component
class OpenPaths implements RequestMatcher, BearerTokenResolver {

    /** Everything under {@code /api} but the page about it. */
    static final RequestMatcher DATA =
            new AndRequestMatcher(pathPattern("/api/**"), new NegatedRequestMatcher(pathPattern("/api/docs/**")));

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 1024;

    private final RequestMatcher guarded = new OrRequestMatcher(pathPattern("/api/**"), pathPattern("/actuator/**"));
    private final RequestMatcher open = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/api/auth/signup"),
            pathPattern(HttpMethod.POST, "/api/auth/login"),
            pathPattern(HttpMethod.GET, "/api/public/**"),
            pathPattern(HttpMethod.HEAD, "/api/public/**"),
            pathPattern(HttpMethod.OPTIONS, "/**"), // says what may be asked, which the documents say anyway
            pathPattern("/api/health/**"),
            pathPattern("/api/docs/**"));

    @Override
    public boolean matches(HttpServletRequest request) {
        return !guarded.matches(request) || open.matches(request);
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return matches(request) ? null : token(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    /**
     * RFC 6750, section 2.1, and no other way to send it. Only what can be a token of ours goes further: who verifies it
     * overlooks strange characters in a signature, and remembers each form of it.
     */
    private static @Nullable String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = header.substring(BEARER.length()).strip();
        if (token.isEmpty()) {
            throw new InvalidBearerTokenException("no token");
        }
        if (token.length() > LONGEST_TOKEN || !token.chars().allMatch(OpenPaths::mayBeInAToken)) {
            throw new InvalidBearerTokenException("not a token of ours");
        }
        return token;
    }

    /** Base64 for URLs, and the dots between the parts (RFC 7515, section 7.1). */
    private static boolean mayBeInAToken(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }
}
