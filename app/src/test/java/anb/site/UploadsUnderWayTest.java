package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the upload page does while the server or the store is away, or takes its time. */
@EnabledIf("anb.site.Chromium#isThere")
class UploadsUnderWayTest extends BrowserFixture {

    @Autowired
    JdbcClient db;

    @Test
    void aServerThatIsAwayWhenThePageIsOpenedCostsNoFile() {
        var player = signedIn("/upload");
        underWay(player);
        player.route(TICKETS, once("GET", away()));

        player.reload();

        var again = item(player, "good.mp4");
        assertThat(again.locator("[data-state]")).hasText("Subiendo");
        assertThat(again.locator("[data-again]")).isHidden();
        again.locator("[data-cancel]").click();
        assertThat(again.locator("[data-wrong]")).hasText("Subida cancelada.");
    }

    @Test
    void whatWasBegunInTimeGoesOnWhenUploadsHaveClosed() {
        var player = signedIn("/upload");
        var item = underWay(player);
        db.sql("update edition set uploads_until = now() - interval '1 second'").update();
        try {
            reloadUntilForms(player, 0);
            assertThat(player.locator("main .notice")).containsText("las subidas se cerraron el");
            player.unroute(PARTS);

            player.reload();

            assertThat(item.locator("[data-state]")).containsText(UPLOADED);
        } finally {
            db.sql("update edition set uploads_until = null").update();
            reloadUntilForms(player, 1);
        }
    }

    @Test
    void whoPausesBeforeTheServerHasAnsweredIsPaused() {
        var player = signedIn("/upload");
        var item = underWay(player);
        List<Route> held = new ArrayList<>();
        player.route("**/site/uploads/*", held::add);
        player.reload();

        item.locator("[data-pause]").click();
        assertThat(item.locator("[data-state]")).hasText("En pausa");
        player.waitForCondition(() -> !held.isEmpty());
        List.copyOf(held).forEach(Route::resume); // while one goes on, another may come
        item.locator("[data-resume]").click();

        assertThat(item.locator("[data-state]")).hasText("Subiendo");
    }

    @Test
    void whoCancelsWhileItRestsHearsNoMoreOfIt() {
        var player = signedIn("/upload");
        player.clock().install();
        player.route(PARTS, route -> route.abort("connectionfailed"));
        var item = chosen(player, given.clips().good());
        begin(item);
        assertThat(item.locator("[data-state]")).containsText("Sin conexión");

        item.locator("[data-cancel]").click();
        assertThat(item.locator("[data-wrong]")).hasText("Subida cancelada.");
        player.clock().fastForward(20_000);
        player.evaluate("() => fetch('/site/uploads').then((answer) => answer.text())");

        assertThat(item.locator("[data-wrong]")).hasText("Subida cancelada.");
        assertThat(item).hasClass("item");
    }

    @Test
    void whatTheStoreHasOfALargeFileIsNotSentAgainAndARefusedStreamIsOpenedAgain() {
        var player = signedIn("/upload");
        Map<Integer, Integer> sent = new HashMap<>();
        var broken = new AtomicBoolean(true);
        player.route(PARTS, route -> {
            int number = part(route.request().url());
            if (number == 1 || !broken.get()) {
                sent.merge(number, 1, Integer::sum);
                route.resume();
            }
        });
        player.route("**/site/videos/*/events", once("GET", away()));
        var item = chosen(player, given.clips().large());
        player.waitForResponse(
                answer -> part(answer.url()) == 1 && answer.request().method().equals("PUT"), () -> begin(item));
        broken.set(false);
        waitUntilKept(player);

        player.reload();

        assertThat(item.locator("[data-state]")).containsText(UPLOADED, new ContainsTextOptions().setTimeout(90_000));
        assertThat(sent).isEqualTo(Map.of(1, 1, 2, 1, 3, 1));
    }

    /** Of a page that is closed nothing is sent. Chromium asks only who has touched the page, hence the clicks. */
    @Test
    void whoLeavesThePageIsAskedWhileBytesMoveAndNotAfterwards() {
        var player = signedIn("/upload");
        List<String> asked = new ArrayList<>();
        player.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
        });
        var free = new AtomicBoolean();
        var held = heldParts(player, free);
        player.route(COMPLETION, route -> {});
        var item = chosen(player, given.clips().good());
        begin(item);
        player.waitForCondition(() -> held.size() == 1);
        waitUntilKept(player);

        player.reload();
        assertThat(asked).containsExactly("beforeunload");
        player.waitForCondition(() -> held.size() == 2);
        free.set(true);
        item.locator("[data-pause]").click();
        item.locator("[data-resume]").click();
        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        player.locator("h1").click();
        player.reload();

        assertThat(asked).hasSize(1);
    }

    /** A node may not have noticed yet that uploads are open or closed. */
    private static void reloadUntilForms(Page player, int forms) {
        player.waitForCondition(() -> {
            player.reload();
            return player.locator("[data-upload]").count() == forms;
        });
    }

    /** A clip that the browser has kept, and no part of which arrives. */
    private Locator underWay(Page player) {
        player.route(PARTS, route -> {});
        var item = chosen(player, given.clips().good());
        begin(item);
        assertThat(item.locator("[data-state]")).hasText("Subiendo");
        waitUntilKept(player);
        return item;
    }
}
