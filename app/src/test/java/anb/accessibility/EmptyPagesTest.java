package anb.accessibility;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.site.BrowserFixture;
import anb.site.Tour;
import anb.site.Tour.Stop;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages on which there is nothing, or nothing yet: of an edition that has just been opened. */
@EnabledIf("anb.site.Chromium#isThere")
class EmptyPagesTest extends BrowserFixture {

    private static final String NOBODY = "?q=nadie+se+llama+asi";

    /** What says that there is nothing, and what is on every page. */
    private static final String NOTHING = "main .nothing, main .empty, main p.soft", ANY = "main h1";

    @Autowired
    JdbcClient db;

    @Autowired
    Editions editions;

    private EditionId held = new EditionId(new UUID(0, 0));
    private EditionId opened = held;

    @BeforeEach
    void anEditionIsOpened() {
        held = editions.current().id();
        opened = new EditionId(UUID.randomUUID());
        db.sql("insert into edition (id, name) values (:id, 'La que empieza')")
                .param("id", opened.value())
                .update();
        db.sql("delete from report where settled_at is null").update();
        hold(opened);
    }

    @AfterEach
    void andClosedAgain() {
        hold(held);
        db.sql("delete from edition where id = :id").param("id", opened.value()).update();
    }

    @Test
    void whereNobodyHasComeYetPagesAreEasyToUse() {
        var page = somebody();
        visit(page, NOTHING, Tour.empty());
        visit(
                page,
                NOTHING,
                List.of(
                        new Stop("videos-found-nowhere", "/videos" + NOBODY),
                        new Stop("videos-of-nowhere", "/videos?city=ninguna"),
                        new Stop("ranking-of-nowhere", "/ranking?city=ninguna")));
    }

    @Test
    void whoHasSentNothingYetHasPagesThatAreEasyToUse() {
        var page = somebody();
        chromium.signIn(page, given.player().token());
        visit(page, NOTHING, List.of(new Stop("mine-empty", "/my/videos")));
    }

    @Test
    void organisersOfAnEmptyEditionHavePagesThatAreEasyToUse() {
        var page = somebody();
        chromium.signIn(page, given.admin().token());
        visit(page, ANY, Tour.desk());
        visit(
                page,
                NOTHING,
                List.of(
                        new Stop("desk-reports-none", "/organiser/reports"),
                        new Stop("desk-videos-none", "/organiser/videos"),
                        new Stop("desk-videos-nothing", "/organiser/videos" + NOBODY),
                        new Stop("desk-accounts-nothing", "/organiser/accounts" + NOBODY)));
    }

    private Page somebody() {
        return chromium.newPerson(new NewContextOptions().setLocale("es-CO").setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void visit(Page page, String shown, List<Stop> stops) {
        for (var stop : stops) {
            page.setViewportSize(1280, 900);
            page.navigate(stop.path());
            assertThat(page.locator(shown).first()).isVisible();
            Axe.assertUsable(page, stop.name());
            page.setViewportSize(320, 900);
            Axe.assertUsable(page, ColorScheme.LIGHT, stop.name() + " on a small phone");
        }
    }

    /** Pages know of it a little later. */
    private void hold(EditionId edition) {
        db.sql("update edition set is_default = false where is_default").update();
        db.sql("update edition set is_default = true where id = :id")
                .param("id", edition.value())
                .update();
        await().until(() -> editions.current().id().equals(edition));
    }
}
