package anb.web;

import anb.site.ChosenLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The caller's language: the one chosen on a page; Spanish, or English where
 * {@code Accept-Language} prefers it (RFC 9110, section 12.5.4). */
@Component("localeResolver")
class Language implements LocaleResolver {

    private static final Locale SPANISH = Locale.of("es");
    private static final List<Locale> SPOKEN = List.of(SPANISH, Locale.ENGLISH);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return ChosenLanguage.of(request).orElseGet(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is the caller's choice");
    }

    static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return SPANISH;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Optional.ofNullable(best).orElse(SPANISH);
        } catch (IllegalArgumentException e) {
            return SPANISH; // a header nobody can read
        }
    }
}
