package anb.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The language a reader chose on a page, which counts more than what their browser prefers. */
public final class ChosenLanguage {

    private static final String NAME = "anb_lang";
    private static final Map<String, Locale> SPOKEN = Map.of("es", Locale.of("es"), "en", Locale.ENGLISH);

    private ChosenLanguage() {}

    /** Empty for who never chose. The API, but for the page about it, is always asked by header alone. */
    public static Optional<Locale> of(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path != null && path.startsWith("/api") && !path.startsWith("/api/docs")
                ? Optional.empty()
                : Stream.ofNullable(request.getCookies())
                        .flatMap(Arrays::stream)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .flatMap(value -> Stream.ofNullable(SPOKEN.get(value)))
                        .findFirst();
    }

    static ResponseCookie cookie(String language) {
        return ResponseCookie.from(NAME, SPOKEN.containsKey(language) ? language : "es")
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
    }
}
