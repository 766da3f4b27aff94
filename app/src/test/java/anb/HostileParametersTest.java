package anb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import anb.Http.Reply;
import anb.Operations.Operation;
import anb.Operations.Parameter;
import anb.accounts.Crowd;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every parameter and every field of every documented operation gets everything that has ever broken a server. */
@RealParts
class HostileParametersTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** 7919 · 7907: whoever works it out has taken a value for a program. */
    private static final String PRODUCT = "62615533";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    static Stream<String> values() {
        return Stream.of(
                "' or '1'='1",
                "1; drop table vote; --",
                "'; select pg_sleep(20); --",
                "1) or pg_sleep(20) is null --",
                "') union select password_hash from account --",
                "%",
                "\\",
                "%'",
                "$$",
                "{{7919*7907}}${7919*7907}",
                "#{7919*7907}*{7919*7907}<%= 7919*7907 %>",
                "${jndi:ldap://127.0.0.1:1/a}",
                "%s%n%x%1000000000d",
                "{0} '{1}",
                "<script>alert(1)</script>",
                "../../../../etc/passwd",
                "; id #",
                "a\r\nSet-Cookie: a=b",
                "\0",
                "a\0b",
                "\uffff",
                "\u202e",
                "e" + "\u0301".repeat(400),
                "🏀".repeat(150),
                "9".repeat(400),
                "-1",
                "0",
                "2147483648",
                "9223372036854775808",
                "1e9",
                "NaN",
                "0x7f",
                "٣",
                " ",
                "",
                "null",
                "[]",
                "{}",
                " \u0301",
                "a".repeat(2_000));
    }

    /** By an admin, who may ask the most: what is refused to others is refused before anything is looked at. */
    @ParameterizedTest
    @MethodSource("values")
    void noParameterIsTakenForAnythingButItself(String value) {
        var token = given.admin().token();
        var before = rows();
        for (var operation : Operations.of(port)) {
            for (var parameter : operation.parameters()) {
                assertHarmless(operation + " " + parameter, () -> send(operation, parameter, value, token));
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    /** Every third: most of these make an account, and hashing a password takes its time. */
    static Stream<String> someValues() {
        var values = values().toList();
        return IntStream.range(0, values.size()).filter(n -> n % 3 == 0).mapToObj(values::get);
    }

    /** By who may send it: another is refused before a field is read. */
    @ParameterizedTest
    @MethodSource("someValues")
    void noFieldIsTakenForAnythingButItself(String value) {
        var player = crowd.person("Valeria", "Bogotá");
        var admin = given.admin().token();
        var video = given.publishedOnPaper(player.id(), "Triple").toString();
        var accounts = accounts();
        var made = 0;
        for (var operation : Operations.of(port)) {
            for (var field : operation.fields()) {
                var body = (ObjectNode) JSON.readTree(Http.person(Http.anyEmail()));
                body.put("password", "tiro-libre-9").put("title", "Triple").put("file_name", "a.mp4");
                body.put("content_type", "video/mp4")
                        .put("size_bytes", 9_000_000)
                        .put("reason", "other")
                        .put(field, value);
                var path = operation.path().replaceAll("\\{[^}]*}", video);
                var reply = assertHarmless(
                        operation + " " + field,
                        () -> Http.to(port)
                                .bearer(operation.path().startsWith("/api/admin") ? admin : player.token())
                                .with("Content-Type", "application/json")
                                .send(operation.method(), path, body.toString()));
                made += reply.status() == 201 && operation.path().endsWith("/signup") ? 1 : 0;
            }
        }
        assertThat(accounts()).isEqualTo(accounts + made);
    }

    /** As hostile as they are, they do arrive: a place that tries nothing would pass too. */
    @Test
    void thereIsSomethingToTry() {
        var operations = Operations.of(port);

        assertThat(operations).hasSizeGreaterThan(20);
        assertThat(operations.stream().flatMap(each -> each.parameters().stream()))
                .hasSizeGreaterThan(25);
        assertThat(operations.stream().flatMap(each -> each.fields().stream())).hasSizeGreaterThan(8);
    }

    private Reply send(Operation operation, Parameter parameter, String value, String token) {
        var encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
        var caller = Http.to(port).bearer(token);
        return switch (parameter.in()) {
            case "path" -> caller.send(operation.method(), operation.path().replaceAll("\\{[^}]*}", encoded), "");
            case "query" ->
                caller.send(operation.method(), operation.path() + "?" + parameter.name() + "=" + encoded, "");
            default -> {
                var call = caller.with(parameter.name(), encoded);
                var path = operation
                        .path()
                        .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                yield operation.method().equals("POST")
                        ? call.with("Content-Type", "multipart/form-data; boundary=b")
                                .send("POST", path, "--b--\r\n")
                        : call.send(operation.method(), path, "");
            }
        };
    }

    private long accounts() {
        return db.sql("select count(*) from account").query(Long.class).single();
    }

    private Map<String, Long> rows() {
        return Stream.of("video", "vote", "account", "edition")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> db.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    private static Reply assertHarmless(String what, Supplier<Reply> act) {
        var began = System.nanoTime();
        var reply = act.get();
        assertThat(reply.status()).as(what + " " + reply.raw().body()).isLessThan(500);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(what).isLessThan(Duration.ofSeconds(15));
        assertThat(reply.raw().body())
                .as(what)
                .doesNotContain(PRODUCT, "ERROR:", "SQL", "postgres", "Exception", "java.", "org.", "argon2", "root:");
        assertThat(reply.header("Set-Cookie")).as(what).isEmpty();
        return reply;
    }
}
