package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Films that outlive the address the store gave for them. */
@EnabledIf("anb.site.Chromium#isThereInTime")
class FilmsTest extends BrowserFixture {

    private static final String CLIP = "**/videos/*/clip.mp4*";
    private static final Pattern FROM = Pattern.compile("bytes=(\\d+)-");

    /** Where somebody is in the film, in seconds. */
    private static final int AT = 12;

    private static final double GOES_ON_WITHIN_MS = 30_000;

    /** Keeps in {@code wentOnAt} where a film goes on after its address was renewed. */
    private static final String REMEMBER = """
            (video) => {
              const keep = () => (video.wentOnAt = video.currentTime);
              video.addEventListener("emptied", () => video.addEventListener("playing", keep, { once: true }));
            }""";

    @ParameterizedTest
    @ValueSource(strings = {"/my/videos/", "/videos/", "/embed/"})
    void aFilmWhoseAddressHadRunOutIsShown(String page) {
        var viewer = publisher();
        var asked = new AtomicInteger();
        viewer.route(CLIP, route -> {
            if (asked.getAndIncrement() == 0) {
                route.fulfill(ranOut());
            } else {
                route.resume();
            }
        });

        viewer.navigate(page + given.publishedVideo());

        var film = viewer.locator("video");
        viewer.waitForFunction("video => video.readyState > 0", film.elementHandle());
        film.evaluate("video => video.play()");
        viewer.waitForFunction("video => video.currentTime > 0.2", film.elementHandle());
        assertThat(asked.get()).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/my/videos/", "/videos/", "/embed/"})
    void aFilmWhoseAddressRunsOutGoesOnWhereItWas(String page) {
        var viewer = publisher();
        var id = given.publishedVideo();
        byte[] clip = viewer.request().get("/videos/" + id + "/clip.mp4").body();
        int known = clip.length / 5 * 4;
        var over = new AtomicBoolean();
        List<Route> held = new ArrayList<>();
        viewer.route(CLIP, route -> {
            if (route.request().url().contains("renewed=")) {
                route.resume();
            } else if (over.get()) {
                route.fulfill(ranOut());
            } else if (from(route) < known) {
                route.fulfill(part(clip, from(route), known));
            } else {
                held.add(route);
            }
        });
        viewer.navigate(page + id);
        var film = viewer.locator("video").elementHandle();
        viewer.waitForFunction("video => video.readyState > 0", film);
        film.evaluate("(video, at) => { video.currentTime = at; return video.play(); }", AT);
        viewer.waitForFunction("video => video.currentTime > " + AT, film);
        film.evaluate(REMEMBER);

        over.set(true);
        List.copyOf(held).forEach(route -> route.fulfill(ranOut()));

        viewer.waitForFunction("video => video.src.includes('renewed=')", film);
        viewer.waitForFunction(
                "video => video.currentTime > " + AT + " && !video.paused && video.readyState > 2",
                film,
                new WaitForFunctionOptions().setTimeout(GOES_ON_WITHIN_MS));
        assertThat(((Number) film.evaluate("video => video.wentOnAt")).doubleValue())
                .as("where it went on: it had time to begin anew")
                .isGreaterThan(AT - 1);
    }

    /** Whose own the film is, so that each of its pages is theirs to see. */
    private Page publisher() {
        var page = chromium.newPerson();
        chromium.signIn(page, given.publisher().token());
        return page;
    }

    private static FulfillOptions ranOut() {
        return new FulfillOptions().setStatus(403).setBody("");
    }

    private static FulfillOptions part(byte[] clip, int from, int to) {
        return new FulfillOptions()
                .setStatus(206)
                .setContentType("video/mp4")
                .setHeaders(Map.of(
                        "Accept-Ranges",
                        "bytes",
                        "Content-Range",
                        "bytes %d-%d/%d".formatted(from, to - 1, clip.length)))
                .setBodyBytes(Arrays.copyOfRange(clip, from, to));
    }

    /** The first byte that is asked for. */
    private static int from(Route route) {
        var range = FROM.matcher(route.request().headers().getOrDefault("range", ""));
        return range.find() ? Integer.parseInt(range.group(1)) : 0;
    }
}
