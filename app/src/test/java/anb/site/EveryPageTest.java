package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.site.Tour.Stop;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Each page as it is, with something on it to be looked at. */
@RealParts
@EnabledIf("anb.site.Chromium#isThereInTime")
class EveryPageTest {

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

    private static final String LONG_WORD = "Sanlorenzodelasmontanasdelcaribe".repeat(2);

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    JdbcClient db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    private final UUID dead = UUID.randomUUID();
    private VideoId clip = new VideoId(dead);
    private VideoId longNamed = new VideoId(dead);
    private VideoId reported = new VideoId(dead);
    private VideoId withdrawn = new VideoId(dead);
    private VideoId waiting = new VideoId(dead);
    private VideoId failed = new VideoId(dead);
    private Crowd.Person player = new Crowd.Person(new AccountId(dead), "");

    @BeforeEach
    void somethingOnEach() {
        clip = given.publishedVideo();
        player = crowd.person("Gloria", "Mitú");
        longNamed = given.publishedOnPaper(crowd.person(LONG_WORD, LONG_WORD).id(), LONG_WORD);
        ballots.fill(longNamed, 1_200, Instant.now());
        reported = given.publishedOnPaper(player.id(), "Rebote ofensivo");
        db.sql("update video set description = :text where id = any (:ids)")
                .param("text", LONG_WORD + " con palabras")
                .param("ids", new UUID[] {clip.value(), longNamed.value(), reported.value()})
                .update();
        withdrawn = given.publishedOnPaper(player.id(), "Fuera de la votación");
        given.visitor().withToken(player.token()).delete("/api/videos/" + withdrawn + "/publish");
        waiting = given.uploadedOnPaper(player.id(), "Espera su turno");
        failed = given.uploadedOnPaper(player.id(), "No se pudo");
        db.sql(
                        "update video set status = 'failed', failure_code = 'unreadable', failure_arguments = '{}' where id = :id")
                .param("id", failed.value())
                .update();
        given.player()
                .post(
                        "/api/public/videos/" + reported + "/reports",
                        Map.of("reason", "other", "note", "Tapa la cámara"));
        var suspended = crowd.person("Ramiro", "Mitú").id().value();
        given.admin().post("/api/admin/accounts/" + suspended + "/suspension", Map.of("reason", "Videos ajenos"));
        db.sql("""
                insert into consent (account, document, version, guardian_name, guardian_email)
                values (:account, 'rules', '1', 'Marta Gómez', :name || '@example.org')
                """).param("account", suspended).param("name", LONG_WORD).update();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                values (:job, 'erase', 'light', :job, :job, 'dead', 0, 3, 3, 'the store was away', now())
                """).param("job", dead).update();
    }

    @AfterEach
    void andNoneLeft() {
        db.sql("delete from job where id = :id").param("id", dead).update();
        db.sql("delete from video where id = any (:ids)")
                .param(
                        "ids",
                        Stream.of(longNamed, reported, withdrawn, waiting, failed)
                                .map(VideoId::value)
                                .toArray(UUID[]::new))
                .update();
    }

    @Test
    void noPageIsHardToUseInEitherLight() {
        try (var chromium = new Chromium(port)) {
            walk(chromium, 1280, (page, what) -> {
                assertStill(page, what);
                Axe.assertUsable(page, what);
                assertFocusIsSeen(page, what);
            });
            chromium.requireContent();
        }
    }

    @Test
    void noPageIsWiderThanASmallPhoneOrHardToUseOnIt() {
        try (var chromium = new Chromium(port)) {
            walk(chromium, 320, (page, what) -> {
                assertFits(page, what);
                Axe.assertUsable(page, ColorScheme.LIGHT, what + " on a small phone");
                assertFocusIsSeen(page, what + " on a small phone");
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
    private void walk(Chromium chromium, int width, BiConsumer<Page, String> look) {
        var reader = chromium.newPerson(new NewContextOptions()
                .setLocale("es-CO")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, 900));
        visit(reader, open(), look);
        chromium.signIn(reader, player.token());
        visit(reader, own(), look);
        chromium.signIn(reader, given.admin().token());
        visit(reader, Tour.desk(), look);
    }

    private List<Stop> open() {
        return Tour.open(clip, "bogota");
    }

    private List<Stop> own() {
        var stops = new ArrayList<>(Tour.signedIn(clip));
        stops.add(Tour.own(waiting, "waiting"));
        stops.add(Tour.own(failed, "failed"));
        stops.add(Tour.own(reported, "published"));
        stops.add(Tour.own(withdrawn, "withdrawn"));
        return stops;
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
