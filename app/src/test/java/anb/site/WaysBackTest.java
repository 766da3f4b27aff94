package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Whoever has to sign in, changes the language or loses a session is where they were. */
@RealParts
class WaysBackTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Autowired
    JdbcClient db;

    private Reader reader = new Reader(0);

    @BeforeEach
    void open() {
        reader = new Reader(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ranking?city=cali", "/videos?sort=votes&q=triple"})
    void whoSignsInFromTheHeaderComesBack(String path) {
        assertThat(reader.get(path).body()).contains("href=\"/signin?next=" + Frame.encoded(path) + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signin?next=/ranking", "/signup?next=/ranking"})
    void theFormsOfWhoComesInDoNotLeadToThemselves(String path) {
        assertThat(reader.get(path).body()).contains("href=\"/signin\"").doesNotContain("/signin?next=%2Fsign");
    }

    @ParameterizedTest
    @CsvSource({
        "/account/password, /account",
        "/my/videos/ID/delete, /my/videos/ID",
        "/my/videos/ID/words, /my/videos/ID",
        "/videos/ID/withdraw, /videos/ID",
        "/videos/ID/report, /videos/ID/report",
        "/organiser/accounts/ID/suspend, /organiser/accounts",
        "/organiser/jobs/ID/replay, /organiser"
    })
    void whoseSessionEndedOverAFormComesBackToItsPage(String form, String page) {
        var id = UUID.randomUUID().toString();
        var csrf = reader.get("/signin").csrf();

        var refused = reader.post(form.replace("ID", id), Map.of("_csrf", csrf));

        assertThat(refused.header("Location")).isEqualTo("/signin?next=" + Frame.encoded(page.replace("ID", id)));
    }

    @Test
    void whoseSessionEndedBeforeTheVoteHasVotedOnceSignedIn() {
        var id = given.publishedVideo();
        var csrf = reader.get("/signin").csrf();
        var signIn = "/signin?next=" + Frame.encoded("/videos/" + id) + "&vote=" + id;

        var byForm = reader.post("/videos/" + id + "/vote", Map.of("_csrf", csrf));
        var byScript = reader.post("/videos/" + id + "/vote", Map.of("_csrf", csrf), "HX-Request", "true");

        assertThat(byForm.header("Location")).isEqualTo(signIn);
        assertThat(byScript.header("HX-Redirect")).isEqualTo(signIn);
        var arrived = reader.signUp("Gloria", "Cali", signIn.substring(signIn.indexOf('?')));
        assertThat(arrived.header("Location")).isEqualTo("/videos/" + id + "?done=done");
    }

    @Test
    void whoComesToVoteWhenItIsOverIsInAndToldSo() {
        var id = given.publishedVideo();
        db.sql("update edition set voting_until = now() - interval '1 second'").update();
        try {
            await().untilAsserted(() -> assertThat(reader.get("/videos/" + id).body())
                    .contains("La votación no está abierta: se cerró el "));
            var arrived = reader.signUp("Alba", "Cali", "?next=/ranking&vote=" + id);

            assertThat(arrived.header("Location")).isEqualTo("/videos/" + id + "?done=refused");
            assertThat(reader.get(arrived.header("Location")).body())
                    .contains("La votación no está abierta", "Tu voto no quedó registrado.", ">Alba<")
                    .doesNotContain("Inténtalo de nuevo");
        } finally {
            db.sql("update edition set voting_until = null").update();
            await().untilAsserted(
                            () -> assertThat(reader.get("/videos/" + id).body()).doesNotContain("no está abierta"));
        }
    }

    @Test
    void everyFormStandsOnAPageThatCanBeAskedFor() {
        var parser = new PathPatternParser();
        var pages = addresses(RequestMethod.GET).stream().map(parser::parse).toList();
        var forms = addresses(RequestMethod.POST).stream()
                .map(form -> form.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()))
                .filter(form -> !form.startsWith("/site/"))
                .toList();

        assertThat(forms).hasSizeGreaterThan(15).allSatisfy(form -> {
            var page = PathContainer.parsePath(PageOfForm.of(form));
            assertThat(pages).as(form).anyMatch(pattern -> pattern.matches(page));
        });
    }

    @Test
    void anErrorLeadsBackToWhereItWasAndSignsNobodyOut() {
        var paths = List.of("/videos/" + UUID.randomUUID() + "?q=x", "/nowhere", "/my/videos/" + UUID.randomUUID());
        assertThat(reader.get(paths.getFirst()).body())
                .contains("/signin?next=" + Frame.encoded(paths.getFirst()) + '"');
        reader.signUp("Berta", "Tunja", "");

        assertThat(paths).allSatisfy(path -> {
            var error = reader.get(path);
            assertThat(error.status()).isEqualTo(404);
            assertThat(error.body())
                    .contains(">Berta<", "/language?to=en&amp;next=" + Frame.encoded(path) + '"')
                    .doesNotContain("href=\"/signin");
            assertThat(error.header("Cache-Control")).contains("no-store");
        });
        assertThat(reader.get("/organiser").body()).contains(">Berta<", "next=%2Forganiser\"");
    }

    private List<String> addresses(RequestMethod method) {
        var addresses = new ArrayList<String>();
        endpoints.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().equals("anb.site")
                    && mapping.getMethodsCondition().getMethods().contains(method)) {
                addresses.addAll(mapping.getPatternValues());
            }
        });
        return addresses;
    }

    @Test
    void theLanguageOfARefusedFormIsChangedOnItsPageAndNoTokenTravels() throws IOException {
        var csrf = reader.get("/signin").csrf();
        var unknown = reader.post("/signin", Map.of("_csrf", csrf, "email", "x", "next", "/ranking"));
        assertThat(unknown.body()).contains("next=" + Frame.encoded("/signin?next=%2Franking") + '"');
        reader.signUp("Berta", "Tunja", "");
        var own = reader.get("/account").csrf();

        assertThat(reader.post("/account/profile", Map.of("_csrf", own, "first_name", ""))
                        .body())
                .contains("next=%2Faccount\"");
        assertThat(reader.upload(own, "Corto", given.clips().twelveSeconds()).body())
                .contains("next=%2Fupload\"")
                .doesNotContain("_csrf%3D");
    }

    @Test
    void aFormWhoseTokenIsLostIsToBeLoadedAnew() {
        var lost = reader.post("/signin", Map.of("email", "a@b.co", "password", "x"));
        var english = reader.post("/signin", Map.of("email", "a@b.co"), "Accept-Language", "en");

        assertThat(lost.status()).isEqualTo(403);
        assertThat(lost.body()).contains("Recarga la página").doesNotContain("no tiene permiso");
        assertThat(english.body()).contains("Reload the page");
        assertThat(reader.with(given.player().token()).get("/organiser").body())
                .contains("no tiene permiso")
                .doesNotContain("Recarga");
    }
}
