package anb.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code If-None-Match: *} asks for nothing that has a tag, whichever it is (RFC 9110, section 13.1.2). Spring looks at it in
 * requests that change something only.
 */
final class AnyTag extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH)) || !READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new Unwanted(response);
        chain.doFilter(request, answer);
        answer.leaveOutIfTagged();
    }

    /** Turns to 304 before its first byte, if it has a tag by then: nothing is kept back, and the server sends no body with that. */
    private static final class Unwanted extends HttpServletResponseWrapper {

        Unwanted(HttpServletResponse response) {
            super(response);
        }

        void leaveOutIfTagged() {
            if (!isCommitted() && getStatus() / 100 == 2 && getHeader(HttpHeaders.ETAG) != null) {
                setStatus(SC_NOT_MODIFIED);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            leaveOutIfTagged();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            leaveOutIfTagged();
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            leaveOutIfTagged();
            super.flushBuffer();
        }
    }
}
