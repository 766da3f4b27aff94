package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.accounts.Terms;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RealParts
class AccountPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Documents documents;

    private Reader reader = new Reader(0);
    private Crowd.Person nora = new Crowd.Person(new AccountId(new UUID(0, 0)), "");

    @BeforeEach
    void somebodyIsSignedIn() {
        nora = crowd.person("Nora", "Cali");
        reader = new Reader(port).with(nora.token());
    }

    @Test
    void nameAndPlaceAreChangedByAForm() {
        var page = reader.get("/account");
        assertThat(page.body()).contains("value=\"Nora\"", "value=\"Cali\"", "@example.org");

        var saved = reader.post("/account/profile", profile(page.csrf(), "Noralba", "Pasto"));

        assertThat(saved.header("Location")).isEqualTo("/account?done=saved");
        assertThat(reader.get(saved.header("Location")).body())
                .contains("Guardado.", "value=\"Noralba\"", "value=\"Pasto\"", "tu puesto en el ranking");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndKept() {
        var refused =
                reader.post("/account/profile", profile(reader.get("/account").csrf(), "", "<b>" + "a".repeat(100)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "first_name-mistake",
                        "city-mistake",
                        "value=\"&lt;b>aaa",
                        "Revisa los campos marcados.",
                        "<title>Error: ")
                .doesNotContain("<b>aaa", "revisa tu contraseña");
        assertThat(reader.get("/account").body()).contains("value=\"Nora\"", "value=\"Cali\"");
    }

    @Test
    void noOtherSiteChangesIt() {
        assertThat(reader.post("/account/profile", Map.of("first_name", "Otra")).status())
                .isEqualTo(403);
    }

    @Test
    void whatSomebodyDownloadsIsEverything() {
        var own = given.publishedOnPaper(nora.id(), "Gancho de izquierda");
        var other = given.publishedOnPaper(crowd.person("Otra", "Cali").id(), "De otra");
        var client = given.visitor().withToken(nora.token());
        client.post("/api/public/videos/" + other + "/vote");
        client.post("/api/public/videos/" + other + "/reports", Map.of("reason", "other", "note", "Sin balón"));

        var data = new JsonMapper().readTree(reader.get("/account/data").body());

        assertThat(data.at("/account/first_name").asString()).isEqualTo("Nora");
        assertThat(data.at("/videos/0/id").asString()).isEqualTo(own.toString());
        assertThat(data.at("/videos/0/title").asString()).isEqualTo("Gancho de izquierda");
        assertThat(data.at("/votes/0/video").asString()).isEqualTo(other.toString());
        assertThat(data.at("/reports/0/video").asString()).isEqualTo(other.toString());
        assertThat(data.at("/reports/0/note").asString()).isEqualTo("Sin balón");
    }

    @Test
    void whoSignsUpOnThePageIsOnRecordAsHavingAgreedToItsDocuments() {
        var player = new Reader(port);
        player.signUp("Lina", "Cali", "");

        var data = new JsonMapper().readTree(player.get("/account/data").body());

        assertThat(data.path("consents"))
                .extracting(AccountPagesTest::terms)
                .containsExactlyInAnyOrderElementsOf(documents.terms(Locale.of("es")));
        assertThat(data.at("/consents/0/at").asString()).startsWith("20");
    }

    private static Terms terms(JsonNode consent) {
        var document = consent.path("document").asString();
        return new Terms(document, consent.path("version").asString());
    }

    @Test
    void aPasswordIsChangedWithThePresentOneAndEndsEverySession() {
        var player = new Reader(port);
        player.signUp("Lina", "Cali", "");
        var session = player.cookie("anb_session").getValue();
        var email = player.email();
        var csrf = player.get("/account").csrf();

        var wrong = player.post("/account/password", passwords(csrf, "no-es-esta", "bandeja-12"));
        var weak = player.post("/account/password", passwords(csrf, "tiro-libre-9", "corta"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("revisa tu contraseña");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.body())
                .contains("Debe tener al menos 8 caracteres; tiene 5.")
                .doesNotContain("revisa tu contraseña");
        assertThat(player.get("/account").status()).isEqualTo(200);
        var changed = player.post("/account/password", passwords(csrf, "tiro-libre-9", "bandeja-12"));

        assertThat(changed.header("Location")).isEqualTo("/signin?next=/account&done=changed");
        assertThat(player.get(changed.header("Location")).body()).contains("entra con la nueva.");
        await().untilAsserted(() -> assertThat(
                        new Reader(port).with(session).get("/account").status())
                .isEqualTo(303));
        assertThat(player.signIn(email, "tiro-libre-9").status()).isEqualTo(401);
        assertThat(player.signIn(email, "bandeja-12").header("Location")).isEqualTo("/");
    }

    private static Map<String, String> passwords(String csrf, String present, String wished) {
        return Map.of("_csrf", csrf, "present", present, "password", wished);
    }

    private static Map<String, String> profile(String csrf, String firstName, String city) {
        return Map.of(
                "_csrf", csrf, "first_name", firstName, "last_name", "Prueba", "city", city, "country", "Colombia");
    }
}
