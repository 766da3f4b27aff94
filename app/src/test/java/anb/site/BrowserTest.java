package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages as people use them, in a real browser. */
@RealParts
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIf("anb.site.Chromium#isThere")
class BrowserTest {

    private static final double ENCODED_WITHIN_MS = 180_000;
    private static final Pattern UPLOADED = Pattern.compile("En fila|Preparando|Analizando|Haciendo|¡Al aire!");

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    private Chromium chromium;

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
        chromium = new Chromium(port);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        chromium.requireContent();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void fromTheHomePageToAPublishedClipAVoteAndTheRanking() {
        var player = chromium.newPerson();
        player.navigate("/");
        player.locator("header").getByText("Subir video").click();
        player.getByText("Crear cuenta").click();
        signUp(player, "Camila", "Quibdó");

        var item = upload(player, given.clips().quickTime(), "Robo y bandeja");
        assertThat(item.locator("[data-state]"))
                .containsText("¡Al aire!", new ContainsTextOptions().setTimeout(ENCODED_WITHIN_MS));
        assertPlays(player, item.locator("video"));
        item.getByText("Ver su página").click();
        assertThat(player.locator("h1")).hasText("Camila Prueba");
        assertPlays(player, player.locator("video"));

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
        player.reload();
        var again = player.locator(".item", containing("good.mp4"));
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
        player.reload();
        assertThat(player.locator(".item")).hasCount(0);
    }

    @Test
    void aWrongFileIsToldBeforeAByteIsSent() {
        var player = chromium.newPerson();
        signedUp(player, "Diana", "Leticia");
        player.onRequest(request -> assertThat(request.method()).isNotEqualTo("POST"));
        player.navigate("/upload");

        choose(player, given.clips().twelveSeconds());
        player.setInputFiles(
                "#file",
                new FilePayload("notas.txt", "text/plain", "hola".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(player.locator(".item", containing("12s.mp4")).locator("[data-wrong]"))
                .containsText("Dura 12 s y debe durar de 20 a 60 s.");
        assertThat(player.locator(".item", containing("notas.txt")).locator("[data-wrong]"))
                .containsText("No es un video MP4 ni MOV.");
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
        assertThat(reader.locator("#title")).isVisible();
        assertThat(reader.locator("#file")).isVisible();
    }

    @Test
    void theKeyboardIsEnough() {
        var id = given.publishedVideo();
        var reader = chromium.newPerson();
        signedUp(reader, "Olga", "Leticia");
        reader.navigate("/videos/" + id);

        reader.keyboard().press("Tab");
        assertThat(reader.locator(":focus")).hasText("Ir al contenido");
        reader.keyboard().press("Enter");
        for (int tabs = 0; tabs < 20 && reader.locator("#vote button:focus").count() == 0; tabs++) {
            reader.keyboard().press("Tab");
        }
        reader.keyboard().press("Enter");

        assertThat(reader.locator("#vote .said")).hasText("¡Voto registrado!");
    }

    @Test
    void noPageIsHardToUseInEitherLight() {
        var id = given.publishedVideo();
        var reader = chromium.newPerson(new NewContextOptions()
                .setLocale("es-CO")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 900));
        for (var path : List.of(
                "/",
                "/videos",
                "/videos?q=nada+de+nada",
                "/videos/" + id,
                "/ranking",
                "/signin",
                "/signup",
                "/rules",
                "/privacy",
                "/nowhere",
                "/embed/" + id)) {
            assertUsable(reader, path);
        }
        signedUp(reader, "Gloria", "Mitú");
        for (var path : List.of("/videos/" + id, "/upload", "/my/videos", "/account")) {
            assertUsable(reader, path);
        }
        reader.context()
                .addCookies(
                        List.of(new Cookie("anb_session", given.admin().token()).setUrl("http://localhost:" + port)));
        for (var path : List.of("/organiser", "/organiser/videos", "/organiser/figures", "/organiser/audit")) {
            assertUsable(reader, path);
        }
    }

    private static void assertUsable(Page page, String path) {
        page.navigate(path);
        for (var light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
            var violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations.stream().map(BrowserTest::named).toList())
                    .as(path + " " + light)
                    .isEmpty();
        }
    }

    private static String named(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .toList();
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
        page.locator("form .btn").click();
    }

    private static Locator upload(Page page, Path file, String title) {
        choose(page, file);
        var item = page.locator(".item", containing(file.getFileName().toString()));
        item.locator("[name=title]").fill(title);
        item.getByText("Subir", new Locator.GetByTextOptions().setExact(true)).click();
        return item;
    }

    private static void choose(Page page, Path file) {
        page.setInputFiles("#file", file);
    }

    private static void assertPlays(Page page, Locator video) {
        video.evaluate("video => video.play()");
        assertThat(video).isVisible(new IsVisibleOptions().setTimeout(5_000));
        page.waitForFunction("video => video.currentTime > 0.2", video.elementHandle());
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
