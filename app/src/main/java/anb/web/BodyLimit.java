package anb.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps bodies small, but for uploads, which are streamed to disk and have limits of their own. A form with files is
 * refused everywhere else unless it says how small it is: the container would write it to disk at the first look at a
 * parameter.
 */
class BodyLimit extends OncePerRequestFilter {

    static final long MOST = 64 * 1024;

    private static final RequestMatcher UPLOAD = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/api/videos/upload"), pathPattern(HttpMethod.POST, "/upload"));

    private final ProblemAnswers answers;
    private final UnknownPaths unknown;

    BodyLimit(ProblemAnswers answers, UnknownPaths unknown) {
        this.answers = answers;
        this.unknown = unknown;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isForm(request) && UPLOAD.matches(request);
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static boolean isTooMuch(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length > MOST || (length < 0 && isForm(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTooMuch(request) && !unknown.matches(request)) {
            answers.write(request, response, BodyTooLarge.unread(request.getContentLengthLong(), MOST));
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    /** Counts what is read: a chunked body does not say its length beforehand. */
    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private long count;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = in.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var some = in.read(into, from, length);
            counted(Math.max(0, some));
            return some;
        }

        private void counted(int more) throws BodyTooLarge {
            count += more;
            if (count > MOST) {
                throw new BodyTooLarge(MOST);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
