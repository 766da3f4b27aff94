package anb.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.RealParts;
import anb.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bodies made to use up memory, time or patience, or to be read differently than they were judged. */
@RealParts
class HostileBodiesTest {

    private static final List<String> READERS = List.of("/api/auth/login", "/api/auth/signup");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("lists in lists", "[".repeat(60_000)),
                bomb("lists in lists, closed", "[".repeat(30_000) + "]".repeat(30_000)),
                bomb("objects in objects", "{\"email\":".repeat(6_000)),
                bomb("depth where nobody looks", "{\"other\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"),
                bomb("a number of 60,000 digits", "{\"email\":" + "9".repeat(60_000) + "}"),
                bomb("a number of a billion digits", "{\"email\":1e1000000000,\"password\":-1e-1000000000}"),
                bomb("a text of 60,000 letters", "{\"email\":\"" + "a".repeat(60_000) + "\",\"password\":\"x\"}"),
                bomb("a name of 60,000 letters", "{\"" + "a".repeat(60_000) + "\":1}"),
                bomb("6,000 fields nobody asked for", "{" + "\"a\":1,".repeat(6_000) + "\"b\":1}"),
                bomb("6,000 names that collide", "{" + "\"Aa\":1,\"BB\":1,".repeat(4_000) + "\"b\":1}"),
                bomb("text where there should be an object", "\"email\""),
                bomb("a list where there should be an object", "[{\"email\":\"a@b.co\",\"password\":\"x\"}]"),
                bomb("a list where there should be text", "{\"email\":[\"a@b.co\"],\"password\":[\"x\"]}"),
                bomb("an object where there should be text", "{\"email\":{\"$ne\":1},\"password\":{\"$ne\":1}}"),
                bomb("a class to make", "{\"@class\":\"javax.script.ScriptEngineManager\",\"email\":\"a@b.co\"}"),
                bomb("nothing", ""),
                bomb("null", "null"),
                bomb("fields of null", "{\"email\":null,\"password\":null}"),
                bomb("not a number", "{\"email\":NaN}"),
                bomb("no JSON but JavaScript", "{email:'a@b.co',/**/password:0x10}"),
                bomb("half a letter", "{\"email\":\"\\ud800@b.co\",\"password\":\"\\udfff\"}"),
                bomb("no letter at all", "{\"email\":\"a\\u0000@b.co\",\"password\":\"a\\u0000bcdefgh\"}"),
                bomb("an end too early", "{\"email\":\"a@b.co\",\"pass"));
    }

    private static Arguments bomb(String name, String body) {
        return Arguments.of(name, body);
    }

    /** The reader of JSON, or the rules for the fields behind it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBodyThatIsNotWhatWasAskedForIsTheCallersMistake(String name, String body) {
        var accounts = accounts();
        for (var path : READERS) {
            var began = System.nanoTime();

            var reply = Http.to(port).post(path, body);

            assertThat(reply.status()).as(path).isIn(400, 401);
            assertThat(reply.raw().body()).doesNotContain("tools.jackson", "Exception", "anb.accounts");
            assertThat(reply.raw().body().length())
                    .as("nothing long is repeated")
                    .isLessThan(2_000);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(accounts()).isEqualTo(accounts);
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
