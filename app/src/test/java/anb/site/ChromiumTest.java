package anb.site;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.RealParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Or else every page would keep to its policy, whatever was on it. */
@RealParts
@EnabledIf("anb.site.Chromium#isThere")
class ChromiumTest {

    private static final String A_SCRIPT_IN_THE_PAGE = """
            () => {
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              document.body.append(script);
            }
            """;

    @LocalServerPort
    int port;

    @Test
    void aPolicyThatIsBrokenIsNoticed() {
        try (var chromium = new Chromium(port)) {
            var page = chromium.newPerson();
            page.navigate("/rules");
            chromium.requireContent();

            page.waitForConsoleMessage(() -> page.evaluate(A_SCRIPT_IN_THE_PAGE));

            assertThatThrownBy(chromium::requireContent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Content Security Policy");
        }
    }
}
