package anb.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import anb.site.Chromium;
import anb.site.Tour;
import anb.site.Tour.Stop;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Each page as it is, with something on it to be looked at. */
@EnabledIf("anb.site.Chromium#isThere")
class EveryPageTest extends FullPagesFixture {

    /** What pages link to or ask for and is none itself. */
    private static final String NO_PAGE =
            ".*\\.(mp4|jpg|csv|xml|txt)|/oembed|/sitemap/.*|/language|/account/data|/site/.*";

    /** Of the head on a small phone, in pixels. */
    private static final int TWO_ROWS = 120;

    /** All that a page shows of itself when it is asked to. */
    private static final String UNFOLD = """
            () => {
              document.querySelectorAll("details").forEach((folded) => (folded.open = true));
              document.querySelectorAll("#minor").forEach((box) => (box.checked = true));
            }
            """;

    /**
     * What takes the keyboard and is behind something in its middle, or out of sight. Not a field for a file: what stands for it
     * shows where the keyboard is.
     */
    private static final String OBSCURED = """
            () => {
              const takers = "a, button, input:not([type='file']), select, textarea, summary, video, [tabindex='0']";
              return [...document.querySelectorAll(takers)].filter((taker) => {
                taker.focus();
                const [box] = taker.getClientRects();
                if (document.activeElement !== taker || !box) return false;
                return !taker.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
              }).map((taker) => taker.outerHTML.slice(0, 150));
            }
            """;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Test
    void noPageIsHardToUseInEitherLight() {
        try (var chromium = new Chromium(port)) {
            walk(chromium, 1280, "es-CO", (page, what) -> {
                assertStill(page, what);
                Axe.assertUsable(page, what);
                assertFocusIsSeen(page, what);
            });
            chromium.requireSilence();
        }
    }

    @Test
    void noPageIsWiderThanASmallPhoneOrHardToUseOnIt() {
        try (var chromium = new Chromium(port)) {
            walk(chromium, 320, "es-CO", (page, what) -> {
                assertFits(page, what);
                Axe.assertUsable(page, ColorScheme.LIGHT, what + " on a small phone");
                assertFocusIsSeen(page, what + " on a small phone");
            });
            chromium.requireSilence();
        }
    }

    /** Its words are as long as they are, and others. */
    @Test
    void noPageIsWiderThanASmallPhoneInEnglishEither() {
        try (var chromium = new Chromium(port)) {
            walk(chromium, 320, "en-GB", (page, what) -> {
                assertThat(page.locator("html").getAttribute("lang")).as(what).isEqualTo("en");
                assertFits(page, what + " in English");
                assertFocusIsSeen(page, what + " in English, on a small phone");
            });
        }
    }

    @Test
    void noPageIsLeftOut() {
        var parser = new PathPatternParser();
        var visited = Stream.of(open(), own(), Tour.desk())
                .flatMap(List::stream)
                .map(stop -> PathContainer.parsePath(stop.path().split("\\?", 2)[0]))
                .toList();
        var missed = new TreeSet<String>();
        endpoints.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().equals("anb.site")
                    && mapping.getMethodsCondition().getMethods().toString().contains("GET")) {
                mapping.getPatternValues().stream()
                        .filter(path -> !path.matches(NO_PAGE))
                        .filter(path -> visited.stream().noneMatch(parser.parse(path)::matches))
                        .forEach(missed::add);
            }
        });

        assertThat(missed).isEmpty();
    }

    /** Past every page, first as nobody, then as a player and as an organiser. */
    private void walk(Chromium chromium, int width, String locale, BiConsumer<Page, String> look) {
        var reader = chromium.newPerson(new NewContextOptions()
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, 900));
        visit(reader, open(), look);
        chromium.signIn(reader, player.token());
        visit(reader, own(), look);
        chromium.signIn(reader, given.admin().token());
        visit(reader, Tour.desk(), look);
    }

    /** With everything unfolded that is folded. */
    private static void visit(Page page, List<Stop> stops, BiConsumer<Page, String> look) {
        for (var stop : stops) {
            page.navigate(stop.path());
            page.evaluate(UNFOLD);
            look.accept(page, stop.path());
        }
    }

    /** For who wants little motion. */
    private static void assertStill(Page page, String what) {
        assertThat(page.evaluate("() => document.getAnimations().length"))
                .as(what + " moves")
                .isEqualTo(0);
    }

    /** WCAG 2.4.11. */
    private static void assertFocusIsSeen(Page page, String what) {
        assertThat((List<?>) page.evaluate(OBSCURED))
                .as(what + " hides what has the keyboard")
                .isEmpty();
    }

    private static void assertFits(Page page, String what) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as(what + " is wider by so many pixels")
                .isEqualTo(0);
        assertThat((int) page.evaluate("() => document.querySelector('.bar')?.offsetHeight ?? 0"))
                .as(what + " has a head of so many pixels")
                .isLessThanOrEqualTo(TWO_ROWS);
    }
}
