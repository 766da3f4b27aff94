package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Clips that move in a list, and are passed on. */
@EnabledIf("anb.site.Chromium#isThereInTime")
class PreviewsTest extends BrowserFixture {

    private static final double LONGER_THAN_IT_TAKES_MS = 600;

    /** A device that shares and copies, and remembers what. */
    private static final String DEVICE = """
            window.passed = [];
            Object.defineProperty(navigator, "share", { value: async ({ url }) => { passed.push(url); } });
            Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { passed.push(text); } } });
            """;

    @Test
    void aClipMovesWithoutSoundWhileTheKeyboardOrThePointerIsOnIt() {
        var id = given.publishedVideo();
        var reader = chromium.newPerson();
        reader.navigate("/videos?q=triple+desde+la+esquina");
        var card = reader.locator("[data-preview='/videos/" + id + "/clip.mp4']");
        var film = card.locator("video");
        assertThat(film).hasCount(0);

        reader.keyboard().press("Tab");
        card.locator("a").focus();
        reader.waitForFunction("film => film.currentTime > 0 && !film.paused", film.elementHandle());
        assertThat(film).hasJSProperty("muted", true);
        assertThat(film).hasAttribute("aria-hidden", "true");
        reader.locator("#q").focus();
        assertThat(film).hasCount(0);

        card.hover();
        assertThat(film).hasCount(1);
        reader.locator("#q").hover();
        assertThat(film).hasCount(0);
    }

    /** WCAG 1.4.13. */
    @Test
    void whoWantsToSeeThePictureStopsTheFilmByEscapeAndItStaysSo() {
        var id = given.publishedVideo();
        var reader = chromium.newPerson();
        reader.navigate("/videos?q=triple+desde+la+esquina");
        var card = reader.locator("[data-preview='/videos/" + id + "/clip.mp4']");
        card.hover();
        assertThat(card.locator("video")).hasCount(1);

        reader.keyboard().press("Escape");
        card.locator("a").hover();
        reader.waitForTimeout(LONGER_THAN_IT_TAKES_MS);

        assertThat(card.locator("video")).hasCount(0);
    }

    @Test
    void noClipMovesByItselfForWhoWantsLittleMotion() {
        given.publishedVideo();
        var reader = chromium.newPerson();
        reader.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        reader.clock().install();
        reader.navigate("/videos?q=triple+desde+la+esquina");

        reader.locator("[data-preview] a").first().focus();
        reader.clock().fastForward(1_000);

        assertThat(reader.locator("[data-preview] video")).hasCount(0);
    }

    /** Or else what is below it would move when they come. */
    @Test
    void whatTakesAScriptToPassAClipOnIsThereBeforeTheScriptIs() {
        var path = "/videos/" + given.publishedVideo();
        var reader = chromium.newPerson();
        reader.route("**/js/site.js", Route::abort);
        reader.navigate(path);

        assertThat(reader.locator("[data-share-copy]")).isVisible();
        assertThat(reader.locator("[data-share-native]")).isHidden();
    }

    @Test
    void aClipIsPassedOnByTheDeviceOrByItsLink() {
        var path = "/videos/" + given.publishedVideo();
        var reader = chromium.newPerson();
        reader.addInitScript(DEVICE);
        reader.navigate(path);

        reader.locator("[data-share-native]").click();
        reader.locator("[data-share-copy]").click();

        assertThat(reader.locator("[data-toast]")).hasText("Enlace copiado");
        var address = "http://localhost:" + port + path;
        assertThat(reader.evaluate("() => window.passed")).isEqualTo(List.of(address, address));
    }
}
