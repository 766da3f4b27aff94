package anb.web;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers the two reads that everybody makes, the first page of the list and of the ranking, from memory and before any
 * other part of the web tier. One request a quarter of a second, as often as votes are folded, goes through to make the
 * next snapshot; whoever comes meanwhile gets the last. Anything unusual (parameters, another origin, a picky
 * {@code Accept}) goes through as well.
 */
final class Snapshots implements Filter {

    private static final Duration FRESH = Duration.ofMillis(250);
    private static final Duration BETTER_THAN_WAITING = Duration.ofSeconds(5);

    private final Map<String, Place> places;

    Snapshots(MeterRegistry meters) {
        places = PublicReads.PATHS.stream().collect(toUnmodifiableMap(path -> path, path -> new Place(meters, path)));
    }

    private static final class Place {

        final ReentrantLock making = new ReentrantLock();
        final Counter answered;
        volatile @Nullable Snapshot latest;

        Place(MeterRegistry meters, String path) {
            answered = Counter.builder("anb.web.snapshot")
                    .description("answers given from a snapshot, which no other web metric counts")
                    .tag("path", path)
                    .register(meters);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var place = places.get(asked.getRequestURI());
        if (place == null || !usual(asked)) {
            chain.doFilter(request, response);
        } else {
            answer(place, asked, (HttpServletResponse) response, chain);
        }
    }

    private static boolean usual(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && request.getQueryString() == null
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && (accept == null || accept.contains("*/*") || accept.contains("application/json"));
    }

    private static void answer(Place place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var latest = place.latest;
        if (latest != null && latest.youngerThan(FRESH)) {
            place.answered.increment();
            latest.write(request, response);
        } else if (request.getMethod().equals("GET") && place.making.tryLock()) {
            try {
                renew(place, request, response, chain);
            } finally {
                place.making.unlock();
            }
        } else if (latest != null && latest.youngerThan(BETTER_THAN_WAITING)) {
            place.answered.increment();
            latest.write(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void renew(Place place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Unconditional(request), answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            var made = Snapshot.of(answer);
            place.latest = made;
            made.writeBody(request, response);
        } else {
            answer.copyBodyToResponse();
        }
    }

    /** Asks for the whole answer, whatever the one who happens to ask has already. */
    private static final class Unconditional extends HttpServletRequestWrapper {

        Unconditional(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isCondition(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isCondition(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isCondition(String name) {
            return name.regionMatches(true, 0, "If-", 0, 3);
        }
    }
}
