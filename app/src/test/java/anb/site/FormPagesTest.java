package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do by forms alone, their browser running no scripts. */
class FormPagesTest extends PagesFixture {

    @ParameterizedTest
    @ValueSource(strings = {"/my/videos", "/account"})
    void whoMustBeSomebodySignsInAndComesBack(String path) {
        assertThat(reader.get(path).header("Location")).isEqualTo("/signin?next=" + Frame.encoded(path));

        var arrived = reader.signUp("Valeria", "Cali", "?next=" + path);

        assertThat(arrived.header("Location")).isEqualTo(path);
        assertThat(reader.get(path).status()).isEqualTo(200);
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

    /** Whoever voted passes the address on as it stands. */
    @Test
    void nobodyIsToldThatTheyVotedByAnAddressThatSaysSo() {
        var page = "/videos/" + given.publishedVideo() + "?done=";
        assertThat(reader.get(page + "done").body()).doesNotContain("¡Voto registrado!");

        reader.signUp("Nadia", "Cali", "");

        assertThat(reader.get(page + "done").body()).contains(">Votar<").doesNotContain("¡Voto registrado!");
        assertThat(reader.get(page + "before").body()).doesNotContain("Ya habías votado");
    }

    /** Nothing tells who has just left from who was sent the address. */
    @ParameterizedTest
    @ValueSource(strings = {"/?done=deleted", "/signin?done=changed"})
    void ofAnAccountNothingIsSaidThatIsNotSoOfEveryVisitor(String path) {
        assertThat(reader.get(path).body()).contains("<p class=\"notice\" role=\"status\">Si acabas de ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account?done=delete.sure", "/account?done=delete.yes", "/my/videos?done=hidden"})
    void anAddressCannotHaveAPageSayWhateverTextThereIs(String path) {
        reader.signUp("Nadia", "Cali", "");

        assertThat(reader.get(path).body()).contains("<h1").doesNotContain("class=\"notice");
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

    /** Whoever passes the address on has chosen for them. */
    @ParameterizedTest
    @ValueSource(strings = {"/signin", "/signup"})
    void whoComesToVoteIsToldForWhom(String form) {
        var id = given.publishedVideo();

        assertThat(reader.get(form + "?vote=" + id).body())
                .containsPattern("Tu voto por [^<]+ \\(«Triple desde la esquina»\\)");
        assertThat(reader.get(form + "?vote=x").body()).contains("tu voto queda registrado");
    }

    @Test
    void whoSignsUpIsOfferedTheCitiesThereAre() {
        given.publishedVideo();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> { // the list may be ten seconds old
                            assertThat(reader.get("/signup").body())
                                    .contains("list=\"cities\"", "<datalist id=\"cities\">", "<option value=");
                        });
    }

    /** Likely somebody new; who has an account signs in from there. */
    @Test
    void whoMeantToUploadCreatesAnAccountIsToldWhyAndComesBack() {
        var sent = reader.get("/upload").header("Location");
        assertThat(sent).isEqualTo("/signup?next=%2Fupload");
        assertThat(reader.get(sent).body())
                .contains("Para subir tu video, entra o crea tu cuenta", "href=\"/signin?next=%2Fupload\">Entrar</a>");

        assertThat(reader.signUp("Valeria", "Cali", "?next=/upload").header("Location"))
                .isEqualTo("/upload");
        assertThat(reader.get("/upload").status()).isEqualTo(200);
    }

    /** And who was in before signs in: their session ended. */
    @Test
    void whoseSessionEndedSignsInToUpload() {
        assertThat(reader.with("ended").get("/upload").header("Location")).isEqualTo("/signin?next=%2Fupload");
        assertThat(reader.get("/signin?next=/upload").body()).contains("Para subir tu video, entra o crea tu cuenta");
        assertThat(reader.get("/signin?next=/ranking").body()).doesNotContain("Para subir tu video");
    }

    @Test
    void aWrongPasswordIsSaidOnTheForm() {
        var form = reader.get("/signin");

        var refused = reader.post(
                "/signin", Map.of("_csrf", form.csrf(), "email", "nobody@example.org", "password", "no-es-esta"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body())
                .contains("<title>Error: Entrar", "Email o contraseña incorrectos.", "value=\"nobody@example.org\"");
    }

    @Test
    void whoSignsOutIsToldSoOnce() {
        reader.signUp("Nadia", "Cali", "");

        var left =
                reader.post("/signout", Map.of("_csrf", reader.get("/account").csrf()));

        assertThat(left.header("Location")).isEqualTo("/?done=left");
        assertThat(reader.get("/?done=left").body()).contains("Has salido.");
        reader.signUp("Nadia", "Cali", "");
        assertThat(reader.get("/?done=left").body()).doesNotContain("Has salido.");
    }

    @Test
    void whoWasNotKnownMayCreateTheAccountWithTheEmailThatWasTyped() {
        var csrf = reader.get("/signin").csrf();
        var typed = Map.of("_csrf", csrf, "email", "nobody@example.org", "password", "x", "next", "/upload");
        assertThat(reader.post("/signin", typed).body()).contains("¿Aún no tienes cuenta?", "form=\"begin\"");

        var form = reader.post(
                "/signup",
                Map.of("_csrf", csrf, "begin", "1", "email", "nobody@example.org", "vote", "", "next", "/upload"));

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body())
                .contains("value=\"nobody@example.org\"", "name=\"next\" value=\"/upload\"")
                .doesNotContain("Revisa los campos", "%40example.org");
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
}
