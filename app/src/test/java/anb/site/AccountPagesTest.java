package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.accounts.Terms;
import anb.jobs.Jobs;
import anb.storage.Multipart;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
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

    @Autowired
    Multipart multipart;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

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
        var email = email(player);
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
        assertThat(signIn(player, email, "tiro-libre-9").status()).isEqualTo(401);
        assertThat(signIn(player, email, "bandeja-12").header("Location")).isEqualTo("/");
    }

    @Test
    void whoDeletesTheirAccountLeavesNothingButTheCountOfTheirVotes() {
        var player = new Reader(port);
        player.signUp("Irma", "Cali", "");
        var client = given.visitor().withToken(player.cookie("anb_session").getValue());
        var email = email(player);
        var me = client.get("/api/auth/profile").body().path("id").asString();
        var clip = given.publishedOnPaper(new AccountId(UUID.fromString(me)), "La última");
        var other = given.publishedOnPaper(crowd.person("Otra", "Cali").id(), "De otra");
        client.post("/api/public/videos/" + other + "/vote");
        client.post("/api/public/videos/" + other + "/reports", Map.of("reason", "other", "note", "Soy Irma"));
        var ticket = client.post(
                "/api/uploads",
                Map.of("title", "Irma", "file_name", "irma.mp4", "size_bytes", 5_000_000, "content_type", "video/mp4"));
        assertThat(ticket.status()).isEqualTo(201);
        var csrf = player.get("/account").csrf();

        var refused = player.post("/account/delete", Map.of("_csrf", csrf, "present", "no-es-esta"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(player.get("/videos/" + clip).status()).isEqualTo(200);
        var deleted = player.post("/account/delete", Map.of("_csrf", csrf, "present", "tiro-libre-9"));

        assertThat(deleted.header("Location")).isEqualTo("/?done=deleted");
        assertThat(player.get(deleted.header("Location")).body()).contains("ya no está, ni nada de lo que era tuyo");
        assertThat(player.get("/account").header("Location")).startsWith("/signin");
        assertThat(player.get("/videos/" + clip).status()).isEqualTo(404);
        assertThat(count("video where player = :id", me)).isZero();
        assertThat(count("upload_ticket where player = :id", me)).isZero();
        assertThat(multipart.unfinished(
                        "uploads/" + ticket.body().path("upload_id").asString()))
                .isEmpty();
        assertThat(count("report where reporter = :id and note is not null", me))
                .isZero();
        assertThat(count("account where id = :id and erased_at is null", me)).isZero();
        assertThat(count("consent where account = :id", me)).isZero();
        assertThat(count("vote where video = :id", other.toString())).isEqualTo(1);
        assertThat(signIn(player, email, "tiro-libre-9").status()).isEqualTo(401);
    }

    @Test
    void whatIsEnteredWhileSomebodyLeavesGoesWithThem() {
        var player = new Reader(port);
        player.signUp("Irma", "Cali", "");
        var client = given.visitor().withToken(player.cookie("anb_session").getValue());
        var me = UUID.fromString(
                client.get("/api/auth/profile").body().path("id").asString());
        var form = Map.of("_csrf", player.get("/account").csrf(), "present", "tiro-libre-9");

        var deleted = Objects.requireNonNull(transaction.execute(status -> {
            jobs.serialise(me);
            var leaving = CompletableFuture.supplyAsync(() -> player.post("/account/delete", form));
            await().until(() -> db.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            .query(Long.class)
                            .single()
                    > 0);
            given.uploadedOnPaper(new AccountId(me), "Entre medias");
            return leaving;
        }));

        assertThat(deleted.join().header("Location")).isEqualTo("/?done=deleted");
        assertThat(count("video where player = :id", me.toString())).isZero();
        assertThat(count("account where id = :id and erased_at is null", me.toString()))
                .isZero();
    }

    private long count(String rows, String id) {
        return db.sql("select count(*) from " + rows)
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    private static String email(Reader player) {
        var page = player.get("/account").body();
        var found = Pattern.compile("<dd>([^<]+@example.org)</dd>").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static Reader.Page signIn(Reader reader, String email, String password) {
        return reader.post(
                "/signin", Map.of("_csrf", reader.get("/signin").csrf(), "email", email, "password", password));
    }

    private static Map<String, String> passwords(String csrf, String present, String wished) {
        return Map.of("_csrf", csrf, "present", present, "password", wished);
    }

    private static Map<String, String> profile(String csrf, String firstName, String city) {
        return Map.of(
                "_csrf", csrf, "first_name", firstName, "last_name", "Prueba", "city", city, "country", "Colombia");
    }
}
