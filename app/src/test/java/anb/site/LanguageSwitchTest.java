package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;

/** Who changes the language in the middle of a form goes on where they were. */
@EnabledIf("anb.site.Chromium#isThere")
class LanguageSwitchTest extends BrowserFixture {

    private static final String WHAT_THE_BROWSER_KEEPS = "() => JSON.stringify({ ...sessionStorage, ...localStorage })";

    @Autowired
    Crowd crowd;

    @Test
    void whatWasTypedStaysButThePassword() {
        var page = chromium.newPerson();
        page.navigate("/signup?next=/upload");
        page.fill("#first_name", "Lucía");
        page.fill("#email", "lucia@example.org");
        page.fill("#password", "tiro-libre-9");
        page.locator("[aria-controls=password]").click();
        page.getByLabel("Tengo menos de 18 años").check();
        page.fill("#guardian_name", "Marta \"<Gómez>\"");

        change(page, "Create account");

        assertThat(page).hasURL(Pattern.compile("/signup\\?next=/upload$"));
        assertThat(page.locator("#first_name")).hasValue("Lucía");
        assertThat(page.locator("#email")).hasValue("lucia@example.org");
        assertThat(page.locator("#minor")).isChecked();
        assertThat(page.locator("#guardian_name")).hasValue("Marta \"<Gómez>\"");
        assertThat(page.locator("#country")).hasValue("Colombia");
        assertThat(page.locator("#password")).hasValue("");
        assertThat((String) page.evaluate(WHAT_THE_BROWSER_KEEPS)).doesNotContain("anb-typed", "Lucía", "tiro-libre");
    }

    @Test
    void alsoOnAFormThatWasRefused() {
        var page = chromium.newPerson();
        page.navigate("/signin?next=/ranking");
        page.fill("#email", "nobody@example.org");
        page.fill("#password", "no-es-esta");
        page.locator("main form p > .btn").first().click();
        assertThat(page).hasTitle(Pattern.compile("^Error: "));

        change(page, "Sign in");

        assertThat(page.locator("#email")).hasValue("nobody@example.org");
    }

    @Test
    void whatIsFoldedIsOpenWhereSomethingWasWrittenInIt() {
        var page = signedIn("/videos/" + given.publishedVideo());
        page.locator("details.quiet summary").click();
        page.locator("details.quiet textarea").fill("Es otro deporte");

        page.locator("[data-language]").click();

        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("details.quiet textarea")).isVisible();
        assertThat(page.locator("details.quiet textarea")).hasValue("Es otro deporte");
    }

    @Test
    void ofTwoFormsEachHasItsOwnAndWhatWasSavedStaysSaved() {
        var person = crowd.person("Renata", "Mocoa");
        var page = chromium.newPerson();
        chromium.signIn(page, person.token());
        page.navigate("/my/videos/" + given.publishedOnPaper(person.id(), "Gancho"));
        page.fill("#title", "Gancho de izquierda");
        page.fill("#description", "Giro\ny anoto");

        page.locator("[data-language]").click();

        assertThat(page.locator("#title")).hasValue("Gancho de izquierda");
        assertThat(page.locator("#description")).hasValue("Giro\ny anoto");
        assertThat(page.locator("details.careful")).not().hasAttribute("open", "");
        page.reload();
        assertThat(page.locator("#title")).hasValue("Gancho");
    }

    private static void change(Page page, String heading) {
        page.locator("[data-language]").click();
        assertThat(page.locator("h1")).hasText(heading);
    }
}
