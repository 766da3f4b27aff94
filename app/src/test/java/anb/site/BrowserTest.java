package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages as people use them, in a real browser. */
@EnabledIf("anb.site.Chromium#isThere")
class BrowserTest extends BrowserFixture {

    private static final Pattern INVITATION =
            Pattern.compile("^https://wa\\.me/\\?text=Vota%20por%20m.*%2Fvideos%2F[0-9a-f-]{36}$");

    private static final Pattern SPEED = Pattern.compile("^\\d+ % · [\\d,]+ [KM]B/s · faltan \\d+ (s|min)$");

    /** Its time runs on, and pictures are drawn. */
    private static final String GOES_ON = """
            (video) => new Promise((resolve) => {
              const from = video.currentTime;
              const frames = video.getVideoPlaybackQuality().totalVideoFrames;
              const later = () => resolve(!video.paused && video.currentTime > from + 0.3
                && video.getVideoPlaybackQuality().totalVideoFrames > frames);
              setTimeout(later, 500);
            })""";

    @Autowired
    JdbcClient db;

    @Test
    void fromTheHomePageToAPublishedClipAVoteAndTheRanking() {
        var player = chromium.newPerson();
        player.navigate("/");
        player.locator("header").getByText("Subir video").click();
        assertThat(player).hasURL(Pattern.compile("/signup\\?next=%2Fupload$"));
        signUp(player, "Camila", "Quibdó");

        var item = upload(player, given.clips().quickTime(), "Robo y bandeja");
        assertThat(item.locator("[data-state]"))
                .containsText("¡Tu video está al aire!", new ContainsTextOptions().setTimeout(ENCODED_WITHIN_MS));
        assertPlays(player, item.locator("video"));
        assertThat(item.locator("[data-result] a[href='/ranking']")).hasText("Ver el ranking");
        assertThat(item.locator("[data-name]")).hasText("Robo y bandeja");
        assertThat(item.locator("[data-share] a")).hasAttribute("href", INVITATION);
        item.getByText("Ver mi video").click();
        assertThat(player.locator("h1")).hasText("Camila Prueba");
        var film = player.locator(".screen video");
        film.click();
        assertPlays(player, film);

        var voter = chromium.newPerson();
        voter.navigate(player.url());
        voter.locator("#vote").getByText("Votar").click();
        voter.getByText("Crear cuenta").click();
        signUp(voter, "Andrés", "Quibdó");
        assertThat(voter.getByText("¡Voto registrado!")).isVisible();
        assertThat(voter.locator("#vote .figures")).hasText("1");
        voter.locator("#vote").getByText("Retirar mi voto").click();
        assertThat(voter.locator("#vote .figures")).hasText("0");
        voter.locator("#vote").getByText("Votar").click();
        assertThat(voter.locator("#vote .said")).hasText("¡Voto registrado!");

        voter.waitForCondition(() -> {
            voter.navigate("/ranking?city=quibdo");
            return voter.locator("tbody tr", containing("Camila Prueba"))
                            .getByText("1", exactly())
                            .count()
                    > 0;
        });
        assertThat(player.locator("h1")).isVisible();
        player.navigate("/ranking?city=quibdo");
        assertThat(player.locator(".notice")).containsText("en tu ciudad");
    }

    /** What was typed before the box was cleared again holds nobody up. */
    @Test
    void aGuardianIsAskedForWhileTheBoxOfMinorsIsTicked() {
        var player = chromium.newPerson();
        player.navigate("/signup?next=/upload");
        var box = player.getByLabel("Tengo menos de 18 años");
        assertThat(player.locator("#guardian_name")).isHidden();
        box.check();
        player.fill("#guardian_name", "Marta Gómez");
        player.fill("#guardian_email", "no es un email");
        signUp(player, "Lucía", "Mocoa");

        assertThat(player.locator("#guardian_email-mistake"))
                .hasText("No es un email válido; debe ser como nombre@ejemplo.com.");
        assertThat(box).isChecked();
        assertThat(player.locator("#guardian_name")).hasValue("Marta Gómez");
        box.uncheck();
        assertThat(player.locator("#guardian_name")).isHidden();
        signUp(player, "Lucía", "Mocoa");

        player.waitForURL("**/upload");
    }

    @Test
    void aBrokenLineAndAClosedPageOnlyCostTime() {
        var player = chromium.newPerson();
        signedUp(player, "Nicolás", "Riohacha");
        var broken = new AtomicBoolean(true);
        player.route("**/uploads/*partNumber*", route -> {
            if (broken.get()) {
                route.abort("internetdisconnected");
            } else {
                route.resume();
            }
        });

        var item = upload(player, given.clips().good(), "Sin señal");
        assertThat(item.locator("[data-state]")).containsText("Sin conexión");
        waitUntilKept(player);
        player.reload();
        var again = item(player, "good.mp4");
        assertThat(again.locator("[data-state]")).containsText("Sin conexión");
        broken.set(false);

        assertThat(again.locator("[data-state]")).containsText(UPLOADED);
    }

    @Test
    void offlineInTheMiddleOfAFileItWaitsAndGoesOnByItself() {
        var player = chromium.newPerson();
        signedUp(player, "Ximena", "Riohacha");
        var line = Chromium.slowLine(player, 30_000);

        var item = upload(player, given.clips().good(), "En el bus");
        player.waitForFunction("bar => bar.value > 0", item.locator("progress").elementHandle());
        assertThat(item.locator("[data-figures]")).hasText(SPEED);
        player.context().setOffline(true);
        assertThat(item.locator("[data-state]")).containsText("Sin conexión");
        line.detach();
        player.context().setOffline(false);

        assertThat(item.locator("[data-state]")).containsText(UPLOADED);
    }

    @Test
    void whoPausesGoesOnAndWhoCancelsLeavesNothing() {
        var player = chromium.newPerson();
        signedUp(player, "Jimena", "Riohacha");
        player.route("**/uploads/*partNumber*", route -> {});

        var item = upload(player, given.clips().good(), "En pausa");
        item.locator("[data-pause]").click();
        assertThat(item.locator("[data-state]")).hasText("En pausa");
        item.locator("[data-resume]").click();
        assertThat(item.locator("[data-state]")).hasText("Subiendo");
        item.locator("[data-cancel]").click();

        assertThat(item.locator("[data-wrong]")).hasText("Subida cancelada.");
        assertThat(item.locator("[data-remove]")).isFocused();
        var listed = player.waitForResponse(TICKETS, player::reload);
        assertThat(listed.text()).isEqualTo("[]");
        assertThat(player.locator(".item")).hasCount(0);
    }

    @Test
    void withoutScriptsEverythingButTheProgressIsThere() {
        var id = given.publishedVideo();
        var reader = chromium.newPerson(
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en"));
        reader.navigate("/videos/" + id);
        reader.locator("#vote").getByText("Vote", exactly()).click();
        reader.getByText("Create account").click();
        signUp(reader, "Tess", "Leticia");

        assertThat(reader.getByText("Your vote counts!")).isVisible();
        reader.navigate("/upload");
        assertThat(reader.locator("#file")).isVisible();
        reader.fill("#title", "By the form");
        reader.setInputFiles("#file", given.clips().good());
        reader.locator("form.form p .btn").click();

        reader.waitForURL("**/my/videos/*");
        assertThat(reader.locator("h1")).hasText("By the form");
        reader.locator("details.careful summary").click();
        reader.locator("form[action$='/delete'] button").click();
        assertThat(reader.locator("main .notice")).isVisible();
    }

    @Test
    void theHomePageSaysHowLongTheVoteIsOpenAndTheRulesUntilWhen() {
        db.sql("update edition set voting_until = now() + interval '9 days'").update();
        try {
            var reader = chromium.newPerson();
            reader.waitForCondition(() -> {
                reader.navigate("/");
                return reader.locator(".count").count() > 0;
            });
            assertThat(reader.locator(".count")).containsText("8 d 23 h");
            assertThat(reader.locator(".times")).containsText("Votación: hasta el ");
            reader.navigate("/rules");
            assertThat(reader.locator("main li").first()).containsText("Votación: hasta el ");
        } finally {
            db.sql("update edition set voting_until = null").update();
        }
    }

    private static void signedUp(Page page, String firstName, String city) {
        page.navigate("/signup?next=/upload");
        signUp(page, firstName, city);
        page.waitForURL("**/upload");
    }

    private static void signUp(Page page, String firstName, String city) {
        page.fill("#first_name", firstName);
        page.fill("#last_name", "Prueba");
        page.fill("#email", UUID.randomUUID() + "@example.org");
        page.fill("#password", "tiro-libre-9");
        page.fill("#city", city);
        page.locator("form p > .btn").click();
    }

    private static Locator upload(Page page, Path file, String title) {
        var item = chosen(page, file);
        item.locator("[name=title]").fill(title);
        begin(item);
        return item;
    }

    /** Without anybody's script: by itself, or since it was pressed. */
    private static void assertPlays(Page page, Locator video) {
        assertThat(video).isVisible(new IsVisibleOptions().setTimeout(5_000));
        page.waitForFunction(GOES_ON, video.elementHandle());
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
