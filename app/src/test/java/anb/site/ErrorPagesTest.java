package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.problem.ErrorCode;
import anb.problem.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whatever is refused, and with whatever status from 400 to 503, people get a page that leads on. */
@RealParts
class ErrorPagesTest {

    @Autowired
    ErrorPages pages;

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsAPageInBothLanguages(ErrorCode code) {
        for (var language : List.of("es", "en")) {
            var locale = Locale.of(language);
            var wording = Wording.of(code, List.of(), locale);

            var page = pages.of(new MockHttpServletRequest(), code.status(), wording, locale);

            assertThat(wording.title()).isNotBlank();
            assertThat(new String(page, StandardCharsets.UTF_8))
                    .contains("<html lang=\"" + language + "\">", "<div class=\"figures\">" + code.status() + "<")
                    .contains("<h1>" + wording.title() + "</h1>", "href=\"/videos\"");
        }
    }
}
