package anb.accessibility;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import anb.site.BrowserFixture;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Coming in, voting and playing without a mouse. */
@EnabledIf("anb.site.Chromium#isThere")
class KeyboardTest extends BrowserFixture {

    private static final int FARTHEST = 40;

    /** What is said of a file that is there, in English. */
    private static final Pattern ARRIVED =
            Pattern.compile("Waiting|Preparing|Analysing|Making|Checking|Storing|on air!");

    @Test
    void whoComesToVoteSignsUpByTheKeyboardAlone() {
        var clip = "/videos/" + given.publishedVideo();
        var page = chromium.newPerson();
        page.navigate(clip);

        press(page, "#vote a");
        signUp(page);

        assertThat(page.locator("#vote .said")).hasText("¡Voto registrado!");
        assertThat(page).hasURL(Pattern.compile(clip + "$"));
    }

    @Test
    void whoIsSignedInLeavesTheHeadOutAndVotes() {
        var page = signedIn("/videos/" + given.publishedVideo());

        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Ir al contenido");
        page.keyboard().press("Enter");
        press(page, "main #vote button");

        assertThat(page.locator("#vote .said")).hasText("¡Voto registrado!");
    }

    @Test
    void whoComesToPlayHandsInAClipSeesItOnAirAndDecidesWhetherItIsPublic() {
        var page = chromium.newPerson(new NewContextOptions().setLocale("en"));
        page.navigate("/");
        press(page, "header .upload");
        fillIn(page);
        page.waitForURL("**/upload");

        reach(page, "#file");
        assertThat(page.locator("[data-file]")).hasCSS("width", "1px");
        assertThat(page.locator(".drop .btn")).hasCSS("outline-style", "solid");
        var chooser = page.waitForFileChooser(() -> page.keyboard().press("Space"));
        chooser.setFiles(given.clips().good());
        assertThat(page.locator(".item [name=title]")).isFocused();
        page.keyboard().type("By keys alone");
        press(page, ".item [data-begin] .btn:not([data-remove])");
        var state = page.locator(".item [data-state]");
        assertThat(state).containsText(ARRIVED);
        assertThat(state).hasText("Your video is on air!", new HasTextOptions().setTimeout(ENCODED_WITHIN_MS));
        press(page, ".item [data-result] a");
        assertThat(page.locator("main .work")).hasText("By keys alone");

        press(page, "header a[href='/my/videos']");
        page.waitForURL("**/my/videos");
        press(page, "main .clip a");
        page.waitForURL("**/my/videos/*");
        press(page, "main form[action$='/withdraw'] button");
        assertThat(page.locator("main .notice")).hasText("Your video is out of the vote. Its votes are kept.");
        assertThat(page.locator("main .tag")).hasText("Not published");
        press(page, "main form[action$='/publish'] button");
        assertThat(page.locator("main .notice")).hasText("Your video is published.");
    }

    @Test
    void whatIsTypedAsAPasswordIsShownWhileAskedForAndSentAsOne() {
        var page = signedIn("/account");
        var field = page.locator("#present");
        type(page, "#present", "no-es-esta");

        press(page, "[aria-controls=present]");
        assertThat(field).hasAttribute("type", "text");
        assertThat(page.locator("[aria-controls=present]")).hasAttribute("aria-pressed", "true");
        press(page, "[aria-controls=present]");

        assertThat(field).hasAttribute("type", "password");
        assertThat(field).hasValue("no-es-esta");
        press(page, "[aria-controls=present]");
        field.evaluate("field => field.form.dispatchEvent(new Event('submit'))");
        assertThat(field).hasAttribute("type", "password");
    }

    @Test
    void whatAPageHasToSayIsWhereTheKeyboardGoesOn() {
        var page = signedIn("/account");
        page.fill("#first_name", "a".repeat(200));
        press(page, "form[action$='/profile'] p > .btn");
        assertThat(page).hasTitle(Pattern.compile("^Error: "));
        assertThat(page.locator("#first_name")).isFocused();

        page.fill("#first_name", "Noralba");
        press(page, "form[action$='/profile'] p > .btn");

        assertThat(page.locator("main .notice")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/account$"));
    }

    @Test
    void whoseBrowserRunsNoScriptsIsOfferedNoButtonThatDoesNothing() {
        var page = chromium.newPerson(new NewContextOptions().setJavaScriptEnabled(false));

        page.navigate("/signup");

        assertThat(page.locator("#password")).isVisible();
        assertThat(page.locator("[aria-controls=password]")).isHidden();
    }

    /** From the page that asks who one is, which somebody new leaves for another. */
    private static void signUp(Page page) {
        page.waitForURL(Pattern.compile("/signin\\?"));
        press(page, "main a[href^='/signup']");
        fillIn(page);
    }

    private static void fillIn(Page page) {
        page.waitForURL(Pattern.compile("/signup\\?"));
        type(page, "#first_name", "Olga");
        type(page, "#last_name", "Prueba");
        type(page, "#email", UUID.randomUUID() + "@example.org");
        type(page, "#password", "tiro-libre-9");
        type(page, "#city", "Leticia");
        type(page, "#country", "Colombia");
        press(page, "main form p > .btn");
    }

    /** Goes on from field to field; what one comes upon is selected, so that typing replaces it. */
    private static void type(Page page, String field, String text) {
        reach(page, field);
        page.keyboard().type(text);
    }

    private static void press(Page page, String control) {
        reach(page, control);
        page.keyboard().press("Enter");
    }

    private static void reach(Page page, String control) {
        for (int tabs = 0; tabs < FARTHEST && page.locator(control + ":focus").count() == 0; tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(control + ":focus-visible")).isVisible();
    }
}
