package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.Http;
import anb.RealParts;
import anb.videos.VideoId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages as somebody gets them whose browser runs no scripts. */
@RealParts
class PagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    private Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/videos",
                "/videos?sort=votes&q=triple",
                "/ranking",
                "/ranking?city=bogota",
                "/rules",
                "/privacy"
            })
    void pagesForEverybodyAreShortlyKeptAndNotSentTwice(String path) {
        var page = reader.get(path.contains("sort") || !path.equals("/videos") ? path : path + "?seed=7");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("public", "max-age=2");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.header("Vary")).contains("Accept-Language", "Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/videos?city=%00",
                "/videos?q=a%00b",
                "/videos?sort=votes&city=%00",
                "/videos?sort=nothing",
                "/videos?sort=recent&after=x",
                "/videos?page=0",
                "/videos?page=x",
                "/videos?seed=x",
                "/ranking?city=%00",
                "/ranking?page=0",
                "/oembed?url=%00",
                "/signin?next=%00",
                "/videos/%00",
                "/embed/x"
            })
    void whatMakesNoSenseIsTheReadersMistakeAndNotOurs(String path) {
        assertThat(reader.get(path).status()).isBetween(200, 404);
    }

    @Test
    void whoHasAPageIsToldSo() {
        var page = reader.get("/rules");

        assertThat(reader.get("/rules", "If-None-Match", page.header("ETag")).status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/, Así se juega, How it works",
        "/videos, Jugador o título, Player or title",
        "/ranking, Ciudad, City",
        "/signin, Contraseña, Password",
        "/signup, Apellido, Last name",
        "/rules, Juego limpio, Fair play"
    })
    void everyPageSpeaksBothLanguages(String path, String spanish, String english) {
        assertThat(reader.get(path).body()).contains("lang=\"es\"", spanish);
        assertThat(reader.get(path, "Accept-Language", "en").body()).contains("lang=\"en\"", english);
    }

    @Test
    void theLanguageChosenOnAPageStaysAndLeavesTheApiAlone() {
        var chosen = reader.get("/language?to=en&next=/ranking");

        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/ranking");
        assertThat(reader.get("/ranking").body()).contains("lang=\"en\"");
        assertThat(reader.get("/api/nowhere").header("Content-Language")).isEqualTo("es");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a b"})
    void nobodyIsLedElsewhere(String next) {
        var encoded = Frame.encoded(next);

        assertThat(reader.get("/language?to=es&next=" + encoded).header("Location"))
                .isEqualTo("/");
    }

    @Test
    void noPageHoldsAScriptOrAStyleOfItsOwn() {
        for (var path : new String[] {"/", "/videos", "/ranking", "/signin", "/signup", "/rules", "/nowhere"}) {
            assertThat(reader.get(path).body())
                    .doesNotContain(" style=", "<style", "onclick=", "javascript:")
                    .doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void whatIsInTheStoreIsAllThatAPageMayLoadFromElsewhere() {
        var policy = reader.get("/").header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'self'", "media-src 'self' blob: http://", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(reader.get("/").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void assetsAreKeptForAYear() {
        var page = reader.get("/").body();
        var style = page.substring(page.indexOf("/assets/"), page.indexOf(".svg")) + ".svg";

        var asset = reader.get(style);

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(reader.get(style.replace("logo.svg", "htmx.min.js")).status())
                .isEqualTo(200);
        assertThat(reader.get(style.replace("logo.svg", "fonts/barlow-condensed-latin-900-italic.woff2"))
                        .status())
                .isEqualTo(200);
        assertThat(reader.get("/assets/other/site.css").status()).isEqualTo(404);
    }

    @Test
    void errorsAreFriendlyToPeopleAndPreciseToPrograms() {
        assertThat(reader.get("/videos/" + java.util.UUID.randomUUID()).body()).contains("404", "<h1>", "logo.svg");
        assertThat(reader.get("/videos?sort=best").status()).isEqualTo(400);
        assertThat(Http.to(port).get("/videos?sort=best").code()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/upload", "/my/videos", "/account"})
    void whoMustBeSomebodySignsInAndComesBack(String path) {
        assertThat(reader.get(path).header("Location")).isEqualTo("/signin?next=" + Frame.encoded(path));

        var arrived = reader.signUp("Valeria", "Cali", "?next=" + path);

        assertThat(arrived.header("Location")).isEqualTo(path);
        assertThat(reader.get(path).status()).isEqualTo(200);
    }

    @Test
    void theSessionIsOutOfReachOfScriptsAndOtherSites() {
        var arrived = reader.signUp("Nora", "Pasto", "");

        assertThat(arrived.raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("anb_session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(reader.get("/").header("Cache-Control")).contains("no-store");
    }

    @Test
    void aCookieIsNothingToTheApiAndATokenNothingToPages() {
        reader.signUp("Luz", "Pasto", "");
        var token = reader.cookie("anb_session").getValue();

        assertThat(reader.get("/api/videos").status()).isEqualTo(401);
        assertThat(reader.post("/api/uploads", Map.of()).status()).isIn(401, 415);
        assertThat(Http.to(port).bearer(token).get("/api/videos").status()).isEqualTo(200);
        assertThat(Http.to(port).bearer(token).get("/site/uploads").status()).isEqualTo(401);
    }

    @Test
    void noFormCountsWithoutItsToken() {
        var id = given.publishedVideo();
        reader.signUp("Sara", "Cali", "");

        assertThat(reader.post("/videos/" + id + "/vote", Map.of()).status()).isEqualTo(403);
        assertThat(reader.post("/signout", Map.of()).status()).isEqualTo(403);
        assertThat(reader.post("/signin", Map.of("email", "a@b.co", "password", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(reader.post("/site/uploads", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void aVoteIsCastAndTakenBackByForms() {
        var page = "/videos/" + given.publishedVideo();
        reader.signUp("Irene", "Cali", "");
        var csrf = reader.get(page).csrf();

        var voted = reader.post(page + "/vote", Map.of("_csrf", csrf));

        assertThat(voted.header("Location")).isEqualTo(page + "?done=done");
        assertThat(reader.get(page + "?done=done").body()).contains("¡Voto registrado!", "Retirar mi voto");
        assertThat(reader.post(page + "/vote", Map.of("_csrf", csrf)).header("Location"))
                .endsWith("?done=before");
        var part = reader.post(page + "/withdraw", Map.of("_csrf", csrf), "HX-Request", "true");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.body()).startsWith("<div class=\"votebox\"").contains("Voto retirado.", ">Votar<");
    }

    @Test
    void whoMeantToVoteHasVotedOnceSignedIn() {
        var id = given.publishedVideo();
        var intent = "?vote=" + id + "&next=/videos/" + id;
        assertThat(reader.get("/videos/" + id).body()).contains("/signin?vote=" + id);

        var arrived = reader.signUp("Marta", "Cali", intent);

        assertThat(arrived.header("Location")).isEqualTo("/videos/" + id + "?done=done");
        assertThat(reader.get("/videos/" + id).body()).contains("Retirar mi voto");
    }

    @Test
    void aWrongPasswordIsSaidOnTheForm() {
        var form = reader.get("/signin");

        var refused = reader.post(
                "/signin", Map.of("_csrf", form.csrf(), "email", "nobody@example.org", "password", "no-es-esta"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("Email o contraseña incorrectos.", "value=\"nobody@example.org\"");
    }

    @Test
    void whatIsWrongWithASignUpIsSaidBesideItsField() {
        var form = reader.get("/signup");

        var refused = reader.post(
                "/signup", Map.of("_csrf", form.csrf(), "first_name", "<b>Ana", "email", "ana", "password", "x"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("aria-invalid=\"true\"", "email-mistake", "password-mistake", "&lt;b>Ana")
                .doesNotContain("<b>Ana");
    }

    @Test
    void aClipComesInByThePlainFormAndIsItsOwnersToWithdrawAndDelete() throws IOException {
        reader.signUp("Paula", "Tunja", "");
        var csrf = reader.get("/account").csrf();

        var sent = reader.upload(csrf, "Doble paso", given.clips().good());

        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        var mine = sent.header("Location");
        assertThat(mine).startsWith("/my/videos/");
        assertThat(reader.get("/my/videos").body()).contains("Doble paso");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> reader.get(mine).body().contains("Ver página pública"));
        var id = mine.substring("/my/videos/".length());
        var other = new Reader(port);
        other.signUp("Otra", "Tunja", "");
        assertThat(other.get(mine).status()).isEqualTo(403);
        assertThat(reader.post(mine + "/withdraw", Map.of("_csrf", csrf)).status())
                .isEqualTo(303);
        assertThat(reader.get("/videos/" + id).status()).isEqualTo(404);
        assertThat(reader.get("/videos/" + id + "/poster.jpg").status()).isEqualTo(404);
        assertThat(reader.post(mine + "/publish", Map.of("_csrf", csrf)).header("Location"))
                .endsWith("?done=published");
        assertThat(reader.post(mine + "/delete", Map.of("_csrf", csrf)).header("Location"))
                .isEqualTo("/my/videos?done=deleted");
        assertThat(reader.get(mine).status()).isEqualTo(404);
    }

    @Test
    void aWrongFileIsRefusedOnTheFormWithTheRemedy() throws IOException {
        reader.signUp("Eva", "Tunja", "");

        var refused = reader.upload(
                reader.get("/account").csrf(), "Corto", given.clips().twelveSeconds());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Sube un video más largo.", "value=\"Corto\"");
    }

    @Test
    void aLinkInAChatShowsTheClip() {
        VideoId id = given.publishedVideo();
        var origin = "http://localhost:" + port;

        var page = reader.get("/videos/" + id, "User-Agent", "WhatsApp/2.24");

        assertThat(page.body())
                .contains(
                        "<link rel=\"canonical\" href=\"" + origin + "/videos/" + id + "\"",
                        "property=\"og:image\" content=\"" + origin + "/videos/" + id + "/share.jpg\"",
                        "name=\"twitter:player\" content=\"" + origin + "/embed/" + id + "\"",
                        "og:description\" content=\"Vota por")
                .doesNotContain("X-Amz");
        assertThat(reader.get("/videos/" + id + "/poster.jpg").header("Location"))
                .contains("X-Amz");
        assertThat(reader.get("/videos/" + id + "/share.jpg").header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(reader.get("/embed/" + id).header("Content-Security-Policy")).contains("frame-ancestors *");
        var oembed = Http.to(port).get("/oembed?url=" + Frame.encoded(origin + "/videos/" + id) + "&maxwidth=640");
        assertThat(oembed.text("type")).isEqualTo("video");
        assertThat(oembed.json().path("height").asInt()).isEqualTo(360);
        assertThat(Http.to(port).get("/oembed?url=https://elsewhere.example/x").status())
                .isEqualTo(404);
    }
}
