package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import anb.accessibility.Axe;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the upload page shows of files, from being chosen to being on air. */
@EnabledIf("anb.site.Chromium#isThere")
class UploadItemsTest extends BrowserFixture {

    private static final Pattern PLACE = Pattern.compile("^puesto \\d+, unos \\d+ (min|h)$");

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    private final UUID job = UUID.randomUUID();

    @AfterEach
    void noneWaits() {
        db.sql("delete from video where id in (select subject from job where id = :id)")
                .param("id", job)
                .update();
        db.sql("delete from job where id = :id").param("id", job).update();
    }

    @Test
    void filesThatAreChosenAtOnceGoTheirOwnWays() {
        var player = signedIn("/upload");
        player.setInputFiles(
                "#file", new Path[] {given.clips().good(), given.clips().quickTime()});
        var first = item(player, "good.mp4");
        var second = item(player, "IMG_4711.MOV");
        assertThat(second.locator("[name=title]")).hasValue("IMG 4711");
        assertThat(second.locator("[data-remove]")).hasAccessibleName("Quitar IMG_4711.MOV");
        assertThat(first.locator("[data-remove]")).hasAccessibleName("Quitar good.mp4");
        first.locator("[name=title]").fill("Primera jugada");
        second.locator("[name=title]").fill("Segunda jugada");

        begin(second);
        begin(first);

        assertThat(second.locator("[data-state]")).containsText(UPLOADED);
        assertThat(first.locator("[data-state]")).containsText(UPLOADED);
        player.navigate("/my/videos");
        assertThat(player.getByText("Primera jugada")).isVisible();
        assertThat(player.getByText("Segunda jugada")).isVisible();
    }

    @Test
    void aFileThatHasBeenLookedAtLeavesTheKeyboardToWhoTypesElsewhere() {
        var player = signedIn("/upload");
        var first = chosen(player, given.clips().good()).locator("[name=title]");
        assertThat(first).isFocused();

        var second = chosen(player, given.clips().quickTime()).locator("[name=title]");

        assertThat(second).isVisible();
        assertThat(first).isFocused();
    }

    @Test
    void whatWaitsForAWorkerSaysItsPlaceAndForHowLong() {
        var person = crowd.person("Dayana", "Mitú");
        var waiting = given.uploadedOnPaper(person.id(), "Espera su turno");
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, due_at)
                select :job, 'render', 'heavy', id, player, 1, now() + interval '1 hour' from video where id = :video
                """).param("job", job).param("video", waiting.value()).update();
        var player = uploadsOf(person.token());
        player.route(COMPLETION, becomes(waiting));

        var item = chosen(player, given.clips().good());
        begin(item);

        assertThat(item.locator("[data-figures]")).hasText(PLACE);
        assertThat(item.locator("[data-state]")).hasText("En fila");
        assertThat(item.locator("[data-leave]")).isVisible();
    }

    @Test
    void noStepOfAnUploadIsHardToUse() {
        var token = given.publisher().token();
        var player = uploadsOf(token);
        player.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        player.route(PARTS, route -> {});

        player.setInputFiles(
                "#file", new Path[] {given.clips().good(), given.clips().small()});
        var item = item(player, "good.mp4");
        assertThat(item.locator("[name=title]")).isVisible();
        assertThat(item(player, "720p.mp4").locator("[data-wrong]")).containsText("1280×720");
        Axe.assertUsable(player, "a file to be named, and one that cannot take part");

        begin(item);
        assertThat(item.locator("[data-state]")).hasText("Subiendo");
        assertThat(item.locator("progress")).hasAccessibleName("Avance good.mp4");
        assertThat(item.locator("[data-pause]")).hasAccessibleName("Pausar good.mp4");
        Axe.assertUsable(player, "a file on its way");

        var elsewhere = uploadsOf(token);
        var again = item(elsewhere, "good.mp4");
        assertThat(again.locator("[data-again]")).isVisible();
        Axe.assertUsable(elsewhere, "a file that is asked for again");

        item.locator("[data-pause]").click();
        assertThat(item.locator("[data-state]")).hasText("En pausa");
        Axe.assertUsable(player, "a file that rests");

        player.unroute(PARTS);
        player.route(COMPLETION, becomes(given.publishedVideo()));
        item.locator("[data-resume]").click();
        assertThat(item.locator("[data-shared]")).isVisible();
        assertThat(item.locator("video")).hasJSProperty("autoplay", false);
        player.locator("[data-toast]").evaluate("toast => (toast.textContent = toast.dataset.away)");
        Axe.assertUsable(player, "a clip on air, and what is told meanwhile");

        again.locator("[data-cancel]").click();
        assertThat(again.locator("[data-wrong]")).hasText("Subida cancelada.");
    }

    private Page uploadsOf(String token) {
        var page = chromium.newPerson();
        chromium.signIn(page, token);
        page.navigate("/upload");
        return page;
    }

    /** What was sent is said to be this video, whose state is known. */
    private static Consumer<Route> becomes(VideoId video) {
        return route -> route.fulfill(new FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"video_id\": \"%s\"}".formatted(video)));
    }
}
