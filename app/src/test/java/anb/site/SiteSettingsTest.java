package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.problem.UnusableSetting;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Where people write to, if organisers say so. */
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
