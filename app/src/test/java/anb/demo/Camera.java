package anb.demo;

import anb.Client;
import anb.site.Chromium;
import anb.site.Tour.Stop;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes pictures of pages, in three widths and both lights. */
final class Camera {

    static final Path ALL = Path.of("target/screens");
    private static final int QUALITY = 50;

    /** Until everything is there that is far down the page too; not for ever, and not for streams, which never end. */
    private static final String SETTLED = """
            async () => {
              const soon = (all, ms) => Promise.race([Promise.all(all), new Promise((done) => setTimeout(done, ms))]);
              const playable = (video) => new Promise((done) => {
                if (video.error || video.readyState === HTMLMediaElement.HAVE_ENOUGH_DATA) done();
                for (const end of ["canplaythrough", "error"]) video.addEventListener(end, done);
                video.preload = "auto";
              });
              for (const card of document.querySelectorAll(".clip")) card.style.contentVisibility = "visible";
              for (const image of document.images) image.loading = "eager";
              await soon([...document.images].map((image) => image.decode().catch(() => {})), 3_000);
              await soon([...document.querySelectorAll("video")].map(playable), 10_000);
              await document.fonts.ready;
            }
            """;

    /** Lists go on for longer. */
    private static final double HIGHEST = 2_000;

    /** The one between is in English; the widest is taken smaller. */
    record View(int width, String language, ColorScheme light) {

        String of(Stop stop) {
            return stop.name() + "-" + width + "-" + light.name().toLowerCase(Locale.ROOT) + ".jpg";
        }
    }

    static final List<View> VIEWS = List.of(
            new View(360, "es-CO", ColorScheme.LIGHT),
            new View(360, "es-CO", ColorScheme.DARK),
            new View(768, "en", ColorScheme.LIGHT),
            new View(768, "en", ColorScheme.DARK),
            new View(1440, "es-CO", ColorScheme.LIGHT),
            new View(1440, "es-CO", ColorScheme.DARK));

    private final Chromium chromium;
    private final List<String> tooWide = new ArrayList<>();

    Camera(Chromium chromium) {
        this.chromium = chromium;
    }

    /** A picture of each page in each view, as somebody or as nobody sees it. */
    void take(@Nullable Client who, List<Stop> stops) {
        for (var view : VIEWS) {
            var page = open(who, view);
            for (var stop : stops) {
                page.navigate(stop.path());
                shoot(page, stop, view);
            }
            page.context().close();
        }
    }

    /** Somebody, or nobody, with a browser of that width, language and light. */
    Page open(@Nullable Client who, View view) {
        boolean phone = view.width < 500;
        var page = chromium.newPerson(new NewContextOptions()
                .setLocale(view.language)
                .setViewportSize(view.width, phone ? 780 : 900)
                .setIsMobile(phone)
                .setHasTouch(phone)
                .setDeviceScaleFactor(view.width > 1_000 ? 0.75 : 1)
                .setColorScheme(view.light)
                .setReducedMotion(ReducedMotion.REDUCE));
        if (who != null) {
            chromium.signIn(page, who.token());
        }
        return page;
    }

    /** The whole page as it is now. */
    void shoot(Page page, Stop stop, View view) {
        page.evaluate(SETTLED);
        var height = (Number) page.evaluate("() => document.documentElement.scrollHeight");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(ALL.resolve(view.of(stop)))
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setClip(0, 0, view.width, Math.min(HIGHEST, height.doubleValue()))
                .setFullPage(true));
        if (Boolean.TRUE.equals(page.evaluate("width => document.documentElement.scrollWidth > width", view.width))) {
            tooWide.add(view.of(stop));
        }
    }

    /** Pictures of pages that are wider than what they are looked at on. */
    List<String> tooWide() {
        return tooWide;
    }
}
