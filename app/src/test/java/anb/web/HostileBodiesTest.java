package anb.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.Http;
import anb.Input;
import anb.RealParts;
import anb.Routes;
import anb.Routes.Route;
import anb.Routes.Whose;
import anb.Wire;
import anb.accounts.Crowd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Bodies made to use up memory, time or patience, or to be read differently than they were judged. */
@RealParts
class HostileBodiesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    /** With one field of an operation for {@code @1}, and the next for {@code @2}. */
    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("lists in lists", "[".repeat(60_000)),
                bomb("lists in lists, closed", "[".repeat(30_000) + "]".repeat(30_000)),
                bomb("objects in objects", "{\"@1\":".repeat(3_000)),
                bomb("depth where nobody looks", "{\"other\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"),
                bomb("a number of 60,000 digits", "{\"@1\":" + "9".repeat(60_000) + "}"),
                bomb("a number of a billion digits", "{\"@1\":1e1000000000,\"@2\":-1e-1000000000}"),
                bomb("a text of 60,000 letters", "{\"@1\":\"" + "a".repeat(60_000) + "\",\"@2\":\"x\"}"),
                bomb("a name of 60,000 letters", "{\"" + "a".repeat(60_000) + "\":1}"),
                bomb("6,000 fields nobody asked for", "{" + "\"a\":1,".repeat(6_000) + "\"b\":1}"),
                bomb("6,000 names that collide", "{" + "\"Aa\":1,\"BB\":1,".repeat(4_000) + "\"b\":1}"),
                bomb("text where there should be an object", "\"email\""),
                bomb("a list where there should be an object", "[{\"@1\":\"a@b.co\",\"@2\":\"x\"}]"),
                bomb("a list where there should be text", "{\"@1\":[\"a@b.co\"],\"@2\":[\"x\"]}"),
                bomb("an object where there should be text", "{\"@1\":{\"$ne\":1},\"@2\":{\"$ne\":1}}"),
                bomb("a class to make", "{\"@class\":\"javax.script.ScriptEngineManager\",\"@1\":\"a@b.co\"}"),
                bomb("nothing", ""),
                bomb("null", "null"),
                bomb("fields of null", "{\"@1\":null,\"@2\":null}"),
                bomb("not a number", "{\"@1\":NaN}"),
                bomb("no JSON but JavaScript", "{email:'a@b.co',/**/password:0x10}"),
                bomb("half a letter", "{\"@1\":\"\\ud800@b.co\",\"@2\":\"\\udfff\"}"),
                bomb("no letter at all", "{\"@1\":\"a\\u0000@b.co\",\"@2\":\"a\\u0000bcdefgh\"}"),
                bomb("an end too early", "{\"@1\":\"a@b.co\",\"pass"));
    }

    private static Arguments bomb(String name, String body) {
        return Arguments.of(name, body);
    }

    /** The reader of JSON, or the rules for the fields behind it: of every operation that reads any, in each field. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBodyThatIsNotWhatWasAskedForIsTheCallersMistake(String name, String body) {
        var player = crowd.person("Ana", "Cali");
        var accounts = accounts();
        var video = given.publishedOnPaper(player.id(), "Triple");
        for (var route : readers()) {
            var token = route.whose() == Whose.ORGANISERS ? given.admin().token() : player.token();
            var path = route.with(route.takesAVideo() ? video : UUID.randomUUID());
            var fields = Input.of(route).stream()
                    .filter(input -> input.in().equals("field"))
                    .map(Input::name)
                    .toList();
            for (int n = 0; n < fields.size(); n++) {
                var other = fields.get((n + 1) % fields.size());
                var sent = body.replace("@1", fields.get(n)).replace("@2", other);
                var began = System.nanoTime();

                var reply = Http.to(port)
                        .bearer(token)
                        .with("Content-Type", "application/json")
                        .send(route.method(), path, sent);

                assertThat(reply.status())
                        .as("%s %s: %s", route, fields.get(n), reply.raw().body())
                        .isIn(refusals(route));
                assertThat(reply.raw().body()).doesNotContain("tools.jackson", "Exception", "anb.accounts");
                assertThat(reply.raw().body().length())
                        .as("nothing long is repeated")
                        .isLessThan(2_000);
                // a busy machine needs less for any of them, and what grows exponentially far more
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            }
        }
        assertThat(accounts()).isEqualTo(accounts);
    }

    /** From the mappings, so that a new one is tried. */
    private List<Route> readers() {
        var readers = Routes.of(endpoints).stream()
                .filter(route -> route.isOfTheApi()
                        && Input.of(route).stream().anyMatch(input -> input.in().equals("field")))
                .toList();
        assertThat(readers)
                .extracting(Route::path)
                .contains("/api/auth/login", "/api/auth/signup", "/api/auth/profile", "/api/uploads")
                .hasSizeGreaterThanOrEqualTo(7);
        return readers;
    }

    /** What may be left out altogether, as all of a profile or of a video or the second of a picture may, is no mistake when it is called otherwise. */
    private static Object[] refusals(Route route) {
        return switch (route.path()) {
            case "/api/auth/login" -> new Object[] {400, 401};
            case "/api/auth/profile", "/api/videos/{id}" -> new Object[] {400, 200};
            case "/api/admin/videos/{id}/poster" -> new Object[] {400, 202};
            case "/api/admin/accounts/{id}/suspension" -> new Object[] {400, 404}; // of nobody, whatever the reason
            default -> new Object[] {400};
        };
    }

    /** What is judged and what is used is the same, whichever of the two is taken. */
    @Test
    void aFieldThatComesTwiceIsReadOnce() {
        var email = Http.anyEmail();
        var twice = Http.person(email).replaceFirst("\\{", "{\"email\": \"not an address\", \"password1\": \"x\", ");

        var reply = Http.to(port).post("/api/auth/signup", twice);

        if (reply.status() == 201) {
            assertThat(reply.text("email")).isEqualTo(email);
        } else {
            assertThat(reply.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "utf-32", "utf-7", "iso-8859-1", "klingon", "\"\"", "utf-8;charset=utf-16"})
    void anotherCharsetIsRefusedOrMeansNothing(String charset) {
        var type = "application/json;charset=" + charset;

        var reply = Http.to(port).with("Content-Type", type).send("POST", "/api/auth/login", "{\"email\":\"á\"}");

        assertThat(reply.status()).isIn(400, 415);
    }

    @Test
    void bytesThatAreNoTextAreTheCallersMistake() throws IOException {
        assertThat(login(new String("{\"email\":\"a@b.co\",\"password\":\"x\"}".getBytes(UTF_16), ISO_8859_1)))
                .matches("400|401");
        assertThat(login("{\"email\":\"\u00ff\u00fe\u00fa\",\"password\":\"x\"}"))
                .isEqualTo("400");
        assertThat(login("{\"email\":\"\u00c0\u00ae\",\"password\":\"x\"}"))
                .as("overlong: a dot to who reads it, before anything is judged")
                .matches("400|401");
        assertThat(login("\u00ef\u00bb\u00bf{\"email\":\"a@b.co\"}"))
                .as("byte order mark")
                .matches("400|401");
    }

    /** 40 MB of blanks in 40 KB. Nobody unpacks bodies: packed, it is no JSON. */
    @Test
    void aPackedBodyIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(" ".repeat(40_000_000).getBytes(ISO_8859_1));
        }

        assertThat(login(packed.toString(ISO_8859_1), "Content-Encoding: gzip\r\n"))
                .isEqualTo("400");
    }

    /** Refused by what the head says: not a byte of the body is waited for. */
    @ParameterizedTest
    @ValueSource(strings = {"65537", "10000000000", "9223372036854775807"})
    void aBodyThatSaysItIsTooLargeIsNotReadAtAll(String length) throws IOException {
        try (var wire = Wire.to(port)) {
            wire.send(head("Content-Length: " + length + "\r\n"));

            assertThat(wire.firstWords()).startsWith("HTTP/1.1 413").contains("content_too_large");
        }
    }

    /** Refused by counting; what was sent until then is little more than the buffers between. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/signup", "/api/videos", "/api/public/rankings", "/"})
    void aBodyWithoutEndIsCutOff(String path) throws IOException {
        var head = head("Transfer-Encoding: chunked\r\n").replace("/api/auth/login", path);
        try (var wire = Wire.to(port)) {
            wire.send(head);

            var lasted =
                    wire.drip("80000\r\n" + " ".repeat(0x80000) + "\r\n", Duration.ofMillis(1), Duration.ofSeconds(20));

            assertThat(lasted).isLessThan(Duration.ofSeconds(20));
            assertThat(wire.received()).doesNotContain("HTTP/1.1 5").doesNotContain("HTTP/1.1 2");
        }
    }

    private static String head(String more) {
        return "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n" + more + "\r\n";
    }

    private String login(String latin, String... headers) throws IOException {
        var head = head(String.join("", headers) + "Content-Length: " + latin.length() + "\r\n");
        return Wire.ask(port, head + latin).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }

    private long accounts() {
        return db.sql("select count(*) from account").query(Long.class).single();
    }
}
