package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How soon a phone of the middle shows something, and whether that stays where it is. Prints what it measured, for
 * docs/performance.md; how long it took is asserted only where a limit is asked for, as a machine may be busy.
 */
@RealParts
@EnabledIf("anb.site.Chromium#isThereInTime")
class FirstPaintTest {

    private static final int CLIPS = 24;
    private static final int SAMPLES = Integer.getInteger("anb.paint.samples", 1);
    private static final double SHIFT = 0.1;

    /** Of the median on fast 4G. */
    private static final int MOST_MS = Integer.getInteger("anb.paint.limit", Integer.MAX_VALUE);

    /** A processor so many times slower than this one: what Lighthouse takes for a phone of the middle. */
    private static final int SLOWER = 4;

    /** While a window of Chromium opens, it loads pages of its own (chrome://omnibox-popup), which took up to half a second of a processor. */
    private static final double OPENING_MS = 2_000;

    /**
     * What has been seen since the page was asked for, and all that moved, also on the way to its last clip. Behind that a list
     * that grows by itself moves the foot of the page, which is as it should be.
     */
    private static final String SEEN = """
            async () => {
              const seen = { largest: 0, shift: 0 };
              const watch = (type, add) => new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
              const first = new Promise((done) => watch("paint", (entry) => entry.name === "first-contentful-paint" && done(entry.startTime)));
              watch("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
              watch("layout-shift", (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
              seen.first = await first;
              [...document.querySelectorAll(".clip")].at(-1).scrollIntoView({ block: "end" });
              await new Promise((done) => setTimeout(done, 400));
              return seen;
            }
            """;

    /** A clip far below what is seen: whether it was drawn, and how high it is before and after that. */
    private static final String FAR = """
            () => {
              const card = [...document.querySelectorAll(".clip")].filter((one) => one.textContent.includes("Fernanda")).at(-1);
              const drawn = card.firstElementChild.checkVisibility({ contentVisibilityAuto: true });
              const room = card.getBoundingClientRect().height;
              card.style.contentVisibility = "visible";
              return { drawn, room, height: card.getBoundingClientRect().height };
            }
            """;

    /** Lines as the developer tools of Chromium throttle them. */
    private enum Line {
        FAST_4G(165, 8_100_000, 1_350_000),
        SLOW_4G(562, 1_440_000, 675_000);
        private final int latencyMillis, downBits, upBits;

        Line(int latencyMillis, int downBits, int upBits) {
            this.latencyMillis = latencyMillis;
            this.downBits = downBits;
            this.upBits = upBits;
        }
    }

    private record Seen(double first, double largest, double shift) {}

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    private final List<VideoId> clips = new ArrayList<>();

    @BeforeEach
    void aFullPage() {
        given.publishedVideo();
        var player = crowd.person("María Fernanda", "San José del Guaviare").id();
        IntStream.range(0, CLIPS).forEach(n -> clips.add(given.publishedOnPaper(player, "Penetración y bandeja " + n)));
    }

    @AfterEach
    void andNoneLeft() {
        clips.forEach(clip -> db.sql("delete from video where id = :id")
                .param("id", clip.value())
                .update());
    }

    @Test
    void whatAPhoneShowsStaysWhereItIs() {
        try (var chromium = new Chromium(port)) {
            for (var path : List.of("/", "/videos?seed=7")) {
                look(chromium, path, Line.FAST_4G, 1);
                assertStill(path, Line.FAST_4G, look(chromium, path, Line.FAST_4G, SAMPLES));
                assertStill(path, Line.SLOW_4G, look(chromium, path, Line.SLOW_4G, 1));
            }
        }
    }

    /** Or else nothing would be, whatever the pages did. */
    @Test
    void whatMovesIsSeenToMove() {
        try (var chromium = new Chromium(port)) {
            var phone = chromium.newPerson();
            phone.navigate("/");
            phone.evaluate(
                    "() => document.querySelector('main').prepend(document.querySelector('main').lastElementChild)");

            assertThat(number((Map<?, ?>) phone.evaluate(SEEN), "shift")).isGreaterThan(SHIFT);
        }
    }

    /** Or else the page would move under who scrolls. */
    @Test
    void aClipThatIsNotDrawnYetTakesTheRoomItWill() {
        try (var chromium = new Chromium(port)) {
            var phone = phone(chromium);
            phone.navigate("/videos?sort=recent");
            var far = (Map<?, ?>) phone.evaluate(FAR);

            assertThat(far.get("drawn")).isEqualTo(false);
            assertThat(number(far, "room")).isCloseTo(number(far, "height"), within(0.5));
        }
    }

    private static void assertStill(String path, Line line, List<Seen> seen) {
        var first = seen.stream().map(Seen::first).sorted().toList();
        double median = first.get(first.size() / 2);
        double shift = seen.stream().mapToDouble(Seen::shift).max().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "first paint of %s, %s, processor %d times slower: %.0f ms (%s), largest %.0f ms, moved %.3f%n",
                path,
                line,
                SLOWER,
                median,
                first.stream().map(each -> "%.0f".formatted(each)).toList(),
                seen.stream().map(Seen::largest).max(Comparator.naturalOrder()).orElseThrow(),
                shift);
        if (line == Line.FAST_4G) {
            assertThat(median).as(path).isLessThan(MOST_MS);
        }
        assertThat(shift).as(path + " moves").isLessThan(SHIFT);
    }

    /** By so many people who have never been here, one after the other. */
    private static List<Seen> look(Chromium chromium, String path, Line line, int samples) {
        var phones = IntStream.range(0, samples).mapToObj(n -> phone(chromium)).toList();
        phones.getLast().waitForTimeout(OPENING_MS);
        return phones.stream().map(phone -> look(phone, path, line)).toList();
    }

    private static Page phone(Chromium chromium) {
        return chromium.newPerson(new NewContextOptions()
                .setLocale("es-CO")
                .setViewportSize(412, 823)
                .setDeviceScaleFactor(1.75)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    private static Seen look(Page phone, String path, Line line) {
        slowDown(phone, line);
        phone.navigate(path);
        var seen = (Map<?, ?>) phone.evaluate(SEEN);
        phone.context().close();
        return new Seen(number(seen, "first"), number(seen, "largest"), number(seen, "shift"));
    }

    private static void slowDown(Page phone, Line line) {
        var session = phone.context().newCDPSession(phone);
        var processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        session.send("Emulation.setCPUThrottlingRate", processor);
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", line.latencyMillis);
        conditions.addProperty("downloadThroughput", line.downBits / Byte.SIZE);
        conditions.addProperty("uploadThroughput", line.upBits / Byte.SIZE);
        session.send("Network.emulateNetworkConditions", conditions);
    }

    private static double number(Map<?, ?> seen, String name) {
        return seen.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
