package anb.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/** What everybody reads and nobody's token changes: caches may keep it for a moment, everything else never. */
final class PublicReads {

    static final Set<String> PATHS = Set.of("/api/public/videos", "/api/public/rankings");

    /** A second, and five more while a newer one is on its way (RFC 5861). */
    static final String CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=5";

    private PublicReads() {}

    /** Writes the headers for caches. */
    static final class Caching implements HeaderWriter {

        private final HeaderWriter never = new CacheControlHeadersWriter();

        @Override
        public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
            if (PATHS.contains(request.getRequestURI())
                    && !request.getMethod().equals(HttpMethod.OPTIONS.name())
                    && response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
            } else {
                never.writeHeaders(request, response);
            }
        }
    }
}
