package anb.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** What logs call the path of a request: nothing somebody typed into it that could be an address, a token or an id. */
public final class LoggedPath {

    private static final Pattern UNCLEAR = Pattern.compile("(?<=/)(?![\\w.-]{0,20}(?:/|$))[^/]+");
    private static final int LONGEST = 200;

    private LoggedPath() {}

    /**
     * With the names of its variables instead of their values where an endpoint was found; elsewhere without the parts that are
     * long or hold anything but letters, digits, dots and dashes; never with the query.
     */
    public static String of(HttpServletRequest request) {
        if (pattern(request) instanceof String pattern && pattern.contains("{")) {
            return pattern;
        }
        var path = request.getRequestURI();
        return path == null
                ? "-"
                : UNCLEAR.matcher(path.substring(0, Math.min(path.length(), LONGEST)))
                        .replaceAll("…");
    }

    static @Nullable Object pattern(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
