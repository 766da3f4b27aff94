package anb.web;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.Http.Reply;
import anb.Lure;
import anb.RealParts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealParts
class ErrorsTest {

    @LocalServerPort
    int port;

    @Test
    void anErrorSaysAllTheContractPromises() {
        var reply = http().get("/api/nowhere");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Content-Language")).isEqualTo("es");
        assertThat(reply.json().propertyNames())
                .contains("type", "title", "status", "detail", "instance", "code", "message", "error");
        assertThat(reply.text("message")).isEqualTo(reply.text("detail")).isNotEmpty();
        assertThat(reply.text("error")).isEqualTo(reply.code()).isEqualTo("not_found");
        assertThat(reply.text("instance")).isEqualTo("/api/nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nowhere", "/api/nowhere/", "/api/admin/nowhere", "/api", "/nowhere", "/error"})
    void anUnknownPathIs404WithoutAToken(String path) {
        assertProblem(http().get(path), 404, "not_found");
    }

    @Test
    void theWrongMethodNamesTheRightOnes() {
        var reply = http().send("PUT", "/api/auth/login", "{}");

        assertProblem(reply, 405, "method_not_allowed");
        assertThat(reply.header("Allow")).isEqualTo("OPTIONS, POST");
        assertThat(reply.text("detail")).isEqualTo("Esta dirección no admite el método usado, PUT. Admite: POST.");
        assertThat(http().send("PUT", "/api/videos", "{}").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void onlyJsonIsReadAndOnlyJsonIsWritten() {
        var form = http().with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/auth/login", "email=a");
        assertProblem(form, 415, "unsupported_media_type");
        assertThat(form.text("detail")).contains("application/x-www-form-urlencoded", "application/json");
        var xml = http().with("Content-Type", "application/xml")
                .send(
                        "POST",
                        "/api/auth/login",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://" + Lure.ADDRESS + "/e\">]><x>&e;</x>");
        assertProblem(xml, 415, "unsupported_media_type");
        assertThat(Lure.followed()).isFalse();

        var browser = http().with("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/api/public/rankings");
        assertThat(browser.header("Content-Type")).startsWith("application/json");

        var picky = http().with("Accept", "image/png").get("/api/public/probe/" + UUID.randomUUID());
        assertProblem(picky, 406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/html", "application/xml"})
    void theApiAnswersProblemJsonWhateverIsAccepted(String accept) {
        assertProblem(http().with("Accept", accept).get("/api/nowhere"), 404, "not_found");
        assertProblem(http().with("Accept", accept).get("/api/probe/me"), 401, "unauthorized");
    }

    @Test
    void aBrowserGetsAPage() {
        var reply = http().with("Accept", "text/html,*/*;q=0.8").get("/nowhere");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.raw().body()).contains("<h1>No encontrado</h1>", "lang=\"es\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | en",
                "en-US,en;q=0.9,es;q=0.8 | en",
                "es-CO,es;q=0.9,en;q=0.8 | es",
                "en;q=0.5,es;q=0.9 | es",
                "fr, en;q=0.3 | en",
                "en;q=0.8, es;q=0.8 | en",
                "es;q=0.8, en;q=0.8 | es",
                "fr | es",
                "* | es",
                "',;=' | es",
                "en;q=x | es"
            })
    void theLanguageIsTheCallers(String accepted, String spoken) {
        var unknown = http().with("Accept-Language", accepted).get("/api/nowhere");
        var fromAFilter = http().with("Accept-Language", accepted).get("/api/probe/me");

        assertThat(unknown.header("Content-Language")).isEqualTo(spoken);
        assertThat(fromAFilter.header("Content-Language")).isEqualTo(spoken);
        assertThat(fromAFilter.code()).isEqualTo("unauthorized");
        assertThat(fromAFilter.text("detail")).contains("Authorization");
    }

    @Test
    void anIdThatIsNoneNamesNothing() {
        assertProblem(http().get("/api/public/probe/7"), 404, "not_found");
    }

    @Test
    void aParameterOfTheWrongKindIsNamed() {
        var wrong = http().get("/api/public/probe/" + UUID.randomUUID() + "?limit=many");
        assertProblem(wrong, 400, "invalid_request");
        assertThat(wrong.json().at("/errors/0/field").asString()).isEqualTo("limit");
        assertThat(wrong.json().at("/errors/0/message").asString()).isEqualTo("No es válido: many.");

        var missing = http().get("/api/public/probe/required");
        assertProblem(missing, 400, "invalid_request");
        assertThat(missing.text("detail")).contains("city");
    }

    @Test
    void whatNobodyForesawLeaksNothingButACodeToAskWith() {
        var reply = http().get("/api/public/probe/broken");

        assertProblem(reply, 500, "internal_error");
        assertThat(reply.raw().body()).doesNotContain("secret", "Exception", "anb.web");
        assertThat(reply.text("remedy")).containsPattern("[0-9a-f-]{36}");
    }

    @Test
    void withoutTheDatabaseItIsWorthTryingLater() {
        var reply = http().get("/api/public/probe/no-database");

        assertProblem(reply, 503, "unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api//videos", "/api/%2e%2e/x", "/api/a%00b", "/api/x;y=z/%2f"})
    void aSuspiciousPathIsRefused(String path) {
        var reply = http().get(path);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void whoCannotReadTheAnswerIsRefusedBeforeAnythingIsDone() {
        var email = Http.anyEmail();

        var reply = http().with("Accept", "image/png").post("/api/auth/signup", Http.person(email));

        assertProblem(reply, 406, "not_acceptable");
        assertThat(http().post("/api/auth/signup", Http.person(email)).status()).isEqualTo(201);
    }

    @Test
    void aPathNobodyKnowsIs404HoweverLargeTheBody() {
        var large = " ".repeat(100_000);

        assertProblem(Http.to(port).post("/api/nothing", large), 404, "not_found");
        var refused = Http.to(port).post("/api/auth/login", large);
        assertProblem(refused, 413, "content_too_large");
        assertThat(refused.text("message")).contains("97,7 KB", "64 KB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/public/rankings", "/api/auth/login", "/api/videos", "/api/public/videos/7/vote"})
    void whatMayBeAskedIsSaidWithoutAToken(String path) {
        var reply = Http.to(port).send("OPTIONS", path, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Allow")).contains("OPTIONS");
    }

    @Test
    void aTrailingSlashMakesNoDifference() {
        assertThat(http().get("/health/").status()).isEqualTo(200);
        assertThat(http().get("/api/probe/me/").status()).isEqualTo(401);
        assertThat(http().post("/api/auth/signup/", Http.person(Http.anyEmail()))
                        .status())
                .isEqualTo(201);
    }

    private Http http() {
        return Http.to(port);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    }
}
