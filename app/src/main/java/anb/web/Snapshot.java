package anb.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A whole answer as the application once gave it: its headers and its bytes. Never changed, only replaced. */
final class Snapshot {

    /** What belongs to one request or one connection, or is set anew with each answer. */
    private static final Set<String> NOT_KEPT = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "etag",
            "keep-alive",
            "transfer-encoding",
            "x-request-id");

    private record Header(String name, String value) {}

    private final List<Header> headers;
    private final String contentType;
    private final byte[] body;
    private final ETag etag;
    private final long made = System.nanoTime();

    private Snapshot(List<Header> headers, String contentType, ETag etag, byte[] body) {
        this.headers = headers;
        this.contentType = contentType;
        this.body = body;
        this.etag = etag;
    }

    static Snapshot of(ContentCachingResponseWrapper answer) {
        var headers = new ArrayList<Header>();
        for (var name : Set.copyOf(answer.getHeaderNames())) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new Header(name, String.join(", ", answer.getHeaders(name))));
            }
        }
        var etag = ETag.parse(Objects.requireNonNull(answer.getHeader(HttpHeaders.ETAG)))
                .getFirst();
        return new Snapshot(List.copyOf(headers), answer.getContentType(), etag, answer.getContentAsByteArray());
    }

    boolean youngerThan(Duration age) {
        return System.nanoTime() - made < age.toNanos();
    }

    /** Answers with it. Headers are added, not set: nothing is there yet, and looking for each costs a tenth of the answer. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(header -> response.addHeader(header.name(), header.value()));
        response.addHeader(HttpHeaders.ETAG, etag.formattedTag());
        writeBody(request, response);
    }

    /** Ends an answer that has its headers; 304 to who has the same bytes (RFC 9110, section 13.1.2), no body to {@code HEAD}. */
    void writeBody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (has(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(contentType);
        response.setContentLength(body.length);
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            response.getOutputStream().write(body);
        }
    }

    /** Weak tags count, as everywhere with this header: a proxy that compresses makes ours weak. */
    private boolean has(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && ETag.parse(ifNoneMatch).stream()
                        .anyMatch(tag -> tag.isWildcard() || tag.tag().equals(etag.tag()));
    }
}
