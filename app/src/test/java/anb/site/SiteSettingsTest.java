package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.problem.UnusableSetting;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which address this site is found, and where people write to, if organisers say so. */
class SiteSettingsTest {

    private static final ErrorPages.Refusal NOTHING = refusal("");

    @Test
    void whatIsNoAddressIsRefusedBeforeAnybodyWritesToIt() {
        assertThat(new SiteSettings(null, null, "hola@example.org").contactOrNone())
                .isEqualTo("hola@example.org");
        assertThat(new SiteSettings(null, null, null).contactOrNone()).isEmpty();
        assertThat(new SiteSettings(null, null, "").contactOrNone()).isEmpty();
        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> new SiteSettings(null, null, "our office"))
                .withMessageContaining("anb.site.contact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "showcase.example.org",
                "https://",
                "https://showcase.example.org/",
                "https://show case.example.org",
                "ftp://showcase.example.org"
            })
    void whatIsNoOriginIsRefusedBeforeAnyLinkIsMadeOfIt(String origin) {
        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> new SiteSettings(origin, null, null))
                .withMessageContaining("anb.site.origin");
    }

    @Test
    void anOriginMayHaveAPortAndAnEmptyOneIsNone() {
        assertThat(new SiteSettings("http://localhost:8080", null, null).origin())
                .isEqualTo("http://localhost:8080");
        assertThat(new SiteSettings("", null, null).origin()).isNull();
    }

    @Test
    void itStandsAtTheFootOfEveryPage() {
        assertThat(filled(refusal("hola@example.org")))
                .contains("<a href=\"mailto:hola@example.org\">hola@example.org</a>");
        assertThat(filled(NOTHING)).doesNotContain("mailto:");
    }

    private static ErrorPages.Refusal refusal(String contact) {
        var frame = Frame.ofError(Locale.of("es"), "/", "", null, contact);
        return new ErrorPages.Refusal(frame, 404, "No está", "No hay nada aquí.", "");
    }

    private static String filled(ErrorPages.Refusal page) {
        return new String(new Pages().fill("error", page), StandardCharsets.UTF_8);
    }
}
