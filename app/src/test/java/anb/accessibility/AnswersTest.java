package anb.accessibility;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import anb.problem.ErrorCode;
import anb.problem.Wording;
import anb.site.BrowserFixture;
import anb.site.ErrorPages;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Pages that nobody comes to by an address: answers to forms that were not as they should be, thanks, and errors. */
@EnabledIf("anb.site.Chromium#isThere")
class AnswersTest extends BrowserFixture {

    /** Past what the browser, or a script of ours, has to say about it. */
    private static final String SEND = "form => HTMLFormElement.prototype.submit.call(form)";

    private static final String ARRIVED = "() => !window.sending && document.readyState === 'complete'";

    private static final String LOSE_THE_TOKEN =
            "() => document.querySelectorAll('[name=_csrf]').forEach((token) => token.remove())";

    @Autowired
    ErrorPages errors;

    @Test
    void whatVisitorsAreToldOfTheirMistakesIsEasyToUse() {
        var page = somebody();
        page.navigate("/signin");
        page.fill("#email", "nadie@example.org");
        send(page, "/signin");
        assertRefused(page, "signing in as nobody");

        page.navigate("/signup");
        page.check("#minor");
        send(page, "/signup");
        assertThat(page.locator("#guardian_name-mistake")).isVisible();
        assertRefused(page, "signing up as a minor, with mistakes");

        page.navigate("/signin");
        page.evaluate(LOSE_THE_TOKEN);
        send(page, "/signin");
        assertRefused(page, "a form without its token");
    }

    @Test
    void whatPlayersAreToldOfTheirMistakesIsEasyToUse() {
        var clip = "/videos/" + given.publishedVideo();
        var page = player();
        page.navigate("/account");
        page.fill("#first_name", "");
        send(page, "/account/profile");
        assertRefused(page, "a profile with a mistake");

        page.navigate("/account");
        send(page, "/account/password");
        assertRefused(page, "a password with a mistake");

        page.navigate(clip + "/report");
        send(page, clip + "/report");
        assertRefused(page, "a report without a reason");

        page.navigate("/upload");
        send(page, "/upload");
        assertRefused(page, "an upload without a file");
    }

    @Test
    void thanksAndErrorsAreEasyToUse() {
        var voter = given.player();
        voter.post("/api/public/videos/" + given.publishedVideo() + "/vote");
        var page = inTheirName(voter.token());
        for (var path : List.of("/account?done=saved", "/videos/" + given.publishedVideo() + "?done=done")) {
            page.navigate(path);
            assertThat(page.locator("main .notice, main [data-said]").first()).isVisible();
            assertUsable(page, path);
        }
        page.navigate("/organiser");
        assertRefused(page, "a page for organisers");
        page.route(
                "**/away",
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(503)
                        .setContentType("text/html;charset=UTF-8")
                        .setBodyBytes(unavailable())));
        page.navigate("/away");
        assertRefused(page, "a platform whose database is away");
    }

    /** What nginx says while no node answers, or of what it cannot read: its page as deploy/nginx/anb.conf has it, by its own policy. */
    @Test
    void whatIsSaidWhileNoNodeAnswersIsEasyToUse() throws IOException {
        var front = Files.readString(Path.of("..", "deploy", "nginx", "anb.conf"));
        var page = somebody();
        page.route(
                "**/front",
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(503)
                        .setHeaders(Map.of(
                                "Content-Type",
                                "text/html;charset=UTF-8",
                                "Content-Security-Policy",
                                found(front, "Content-Security-Policy \"(.*?)\"")))
                        .setBody(found(front, "(?s)'(<!doctype html>.*?)';")
                                .replace("$anb_style", found(front, "(?s)anb_style \\{\\s+default '(.*?)'"))
                                .replace("$anb_language", "es")
                                .replace("$anb_title", "No disponible por el momento")
                                .replace("$anb_status", "503")
                                .replaceAll("\\$anb_[a-z]+", "Espera unos segundos"))));

        page.navigate("/front");

        assertThat(page.locator("h1")).hasCSS("text-transform", "uppercase");
        assertUsable(page, "a platform of which no node answers");
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("anb.conf has no " + pattern);
        }
        return matcher.group(1);
    }

    private byte[] unavailable() {
        var spanish = Locale.of("es");
        var wording = Wording.of(ErrorCode.UNAVAILABLE, List.of(), spanish);
        return errors.of(new MockHttpServletRequest(), 503, wording, spanish);
    }

    private Page somebody() {
        return chromium.newPerson(new NewContextOptions().setLocale("es-CO").setReducedMotion(ReducedMotion.REDUCE));
    }

    private Page player() {
        return inTheirName(given.player().token());
    }

    private Page inTheirName(String token) {
        var page = somebody();
        chromium.signIn(page, token);
        return page;
    }

    private static void send(Page page, String action) {
        page.evaluate("() => (window.sending = true)");
        page.locator("main form[action^='" + action + "']").first().evaluate(SEND);
        page.waitForFunction(ARRIVED);
    }

    private static void assertRefused(Page page, String what) {
        assertThat(page.locator("main .wrong, main .notice.bad, main .foul").first())
                .isVisible();
        assertUsable(page, what);
    }

    /** In one light at a desk, in the other on a small phone. */
    private static void assertUsable(Page page, String what) {
        page.setViewportSize(1280, 900);
        Axe.assertUsable(page, ColorScheme.DARK, what);
        page.setViewportSize(320, 900);
        Axe.assertUsable(page, ColorScheme.LIGHT, what + " on a small phone");
    }
}
