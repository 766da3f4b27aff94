package anb.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code If-None-Match: *} asks for nothing that has a tag, whichever it is (RFC 9110, section 13.1.2). Spring looks at it in
 * requests that change something only.
 */
final class AnyTag extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Streams of events have no tag, and must not be kept back to see whether they have. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))
                || !READS.contains(request.getMethod())
                || request.getRequestURI().endsWith("/events");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (!response.isCommitted()
                && answer.getHeader(HttpHeaders.ETAG) != null
                && HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            answer.copyBodyToResponse();
        }
    }
}
