package anb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import anb.Http.Reply;
import anb.Operations.Operation;
import anb.Operations.Parameter;
import anb.accounts.Crowd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /** What is written whoever asks for what: by workers and counters, and the audit; all other tables are people's. */
    private static final Set<String> WRITTEN_BY_ITSELF = Set.of(
            "audit",
            "job",
            "job_attempt",
            "worker",
            "upload_ticket",
            "former_rendition",
            "storage_use",
            "tally",
            "tally_level",
            "tally_cursor",
            "score",
            "score_level",
            "score_level_dawn",
            "score_due",
            "listing");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Bystanders bystanders;

    @TempDir
    Path folder;

    /** By an admin, who may ask the most: what is refused to others is refused before anything is looked at. */
    @ParameterizedTest
    @MethodSource("anb.HostileValues#all")
    void noParameterIsTakenForAnythingButItself(String value) {
        var token = given.admin().token();
        var bystander = bystanders.somebody();
        var untouched = bystanders.digest(bystander);
        var before = rows();
        for (var operation : Operations.of(port)) {
            for (var parameter : operation.parameters()) {
                assertHarmless(operation + " " + parameter, () -> send(operation, parameter, value, token));
            }
        }
        assertThat(rows()).isEqualTo(before).containsKeys("video", "vote", "account", "edition", "report", "consent");
        assertThat(bystanders.digest(bystander)).isEqualTo(untouched).startsWith("3 ");
        assertThat(Lure.followed()).isFalse();
    }

    /**
     * By who may send it: another is refused before a field is read. Some values only: most of these make an account, and
     * hashing a password takes its time.
     */
    @ParameterizedTest
    @MethodSource("anb.HostileValues#some")
    void noFieldIsTakenForAnythingButItself(String value) {
        var player = crowd.person("Valeria", "Bogotá");
        var admin = given.admin().token();
        var video = given.publishedOnPaper(player.id(), "Triple").toString();
        var bystander = bystanders.somebody();
        var untouched = bystanders.digest(bystander);
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
        assertThat(bystanders.digest(bystander)).isEqualTo(untouched);
        assertThat(Lure.followed()).isFalse();
    }

    /** The field of a form with a file, which is none here: with one it is in SubmissionTest. */
    @ParameterizedTest
    @MethodSource("anb.HostileValues#all")
    void noTitleIsTakenForAnythingButItself(String value) throws IOException {
        var bystander = bystanders.somebody();
        var untouched = bystanders.digest(bystander);
        var noClip = Files.writeString(folder.resolve("clip.mp4"), "no clip");

        var answer = given.player().upload(noClip, value, Map.of());

        assertThat(answer.code()).isIn("title_missing", "title_too_long", "invalid_request", "not_mp4");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(bystanders.digest(bystander)).isEqualTo(untouched);
        assertThat(Lure.followed()).isFalse();
    }

    /** Of a video of one's own that is at an end: of others it would not be looked at. */
    @Test
    void theLastEventOfAStreamIsTakenForNothingButItself() throws IOException {
        var player = crowd.person("Valeria", "Bogotá");
        var video = given.publishedOnPaper(player.id(), "Triple");
        for (var value : HostileValues.all().toList()) {
            var answer = Wire.ask(port, """
                    GET /api/videos/%s/events HTTP/1.1
                    Host: localhost
                    Connection: close
                    Authorization: Bearer %s
                    Last-Event-ID: %s

                    """.formatted(video, player.token(), HostileValues.inAHeader(value))
                    .replace("\n", "\r\n"));

            assertThat(answer).as(value).startsWith("HTTP/1.1 200").contains("event: end");
        }
    }

    /** As hostile as they are, they do arrive: a place that tries nothing would pass too. */
    @Test
    void thereIsSomethingToTry() throws IOException {
        var operations = Operations.of(port);

        assertThat(operations).hasSizeGreaterThan(20);
        assertThat(operations.stream().flatMap(each -> each.parameters().stream()))
                .hasSizeGreaterThan(25);
        assertThat(operations.stream().flatMap(each -> each.fields().stream())).hasSizeGreaterThan(8);
        new Socket(InetAddress.getLoopbackAddress(), Lure.port()).close();
        assertThat(Lure.followed()).isTrue();
    }

    private Reply send(Operation operation, Parameter parameter, String value, String token) {
        var encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
        var caller = Http.to(port).bearer(token);
        return switch (parameter.in()) {
            case "path" -> caller.send(operation.method(), operation.path().replaceAll("\\{[^}]*}", encoded), "");
            case "query" ->
                caller.send(operation.method(), operation.path() + "?" + parameter.name() + "=" + encoded, "");
            // a key is looked for before the form is read, so an empty form will do: a full one is in SubmissionTest
            default -> {
                var call = caller.with(parameter.name(), HostileValues.inAHeader(value));
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
        return db.sql("""
                        select table_name::text from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                        """).query(String.class).list().stream()
                .filter(table -> !WRITTEN_BY_ITSELF.contains(table))
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
                .doesNotContain(
                        HostileValues.PRODUCT,
                        "ERROR:",
                        "SQL",
                        "postgres",
                        "Exception",
                        "java.",
                        "org.",
                        "argon2",
                        "root:");
        assertThat(reply.header("Set-Cookie")).as(what).isEmpty();
        return reply;
    }
}
