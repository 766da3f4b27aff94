package anb.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.Http;
import anb.RealParts;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealParts
class RequestLogTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    MeterRegistry meters;

    /** Once the application has started, which sets up logging anew. */
    private Lines lines;

    @BeforeEach
    void record() {
        lines = new Lines();
    }

    @AfterEach
    void stopRecording() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/health, 200",
        "/api/public/videos, 200",
        "/api/public/rankings, 200",
        "/api/public/rankings?limit=0, 400",
        "/api/probe/me, 401",
        "/api/nowhere, 404",
        "/api//videos, 400",
        "/api/auth/login, 405",
        "/api/public/probe/broken, 500",
        "/api/public/probe/no-database, 503"
    })
    void everyAnswerNamesItsRequest(String path, int status) {
        var reply = Http.to(port).get(path);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(UUID.fromString(reply.header("X-Request-Id")).version()).isEqualTo(7);
    }

    @Test
    void soDoesARefusalOfTheContainer() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /api/[x]{ HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("X-Request-Id: ");
        }
    }

    @Test
    void whoNamesARequestFindsItByThatName() {
        var reply = Http.to(port).with("X-Request-Id", "proxy-7.a_B").get("/api/public/probe/broken");

        assertThat(reply.header("X-Request-Id")).isEqualTo("proxy-7.a_B");
        assertThat(lines.of("request", "proxy-7.a_B"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("incident "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "{\"a\":1}", "ñ", "12345678901234567890123456789012345678901234567890123456789012345"})
    void aNameThatCouldBreakALineIsIgnored(String name) {
        assertThat(Http.to(port).with("X-Request-Id", name).get("/health").header("X-Request-Id"))
                .isNotEqualTo(name)
                .hasSize(36);
    }

    @Test
    void eachRequestLeavesALineWithoutItsQuery() {
        var player = given.player();
        var answer = player.get("/api/videos/" + UUID.randomUUID() + "?token=s3cret");

        var event = line(answer);
        assertThat(event.getFormattedMessage()).startsWith("GET /api/videos/{id} 404 ");
        assertThat(event.getMDCPropertyMap()).containsKeys("request", "account");
        assertThat(event.getKeyValuePairs())
                .extracting(pair -> pair.key)
                .containsExactly("method", "path", "status", "ms", "bytes_in", "bytes_out");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/ana@example.org, /api/…",
        "/ana%40example.org/x, /…/x",
        "/api/reset/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9, /api/reset/…",
        "/wp-admin/setup.php, /wp-admin/setup.php",
        "/api/videos/upload/x, /api/videos/upload/x"
    })
    void whatSomebodyTypedIntoAPathIsNotWritten(String path, String written) {
        assertThat(line(given.visitor().get(path)).getFormattedMessage()).startsWith("GET " + written + " 404 ");
    }

    @Test
    void whatWasSentBreaksNoLine() {
        var path = given.visitor().get("/api/a%0aGET%20/x");
        var title = given.player().upload(given.clips().good(), "Triple\r\nGET /x 200", Map.of());

        assertThat(line(path).getFormattedMessage()).startsWith("GET /api/…/x 4");
        assertThat(line(title).getFormattedMessage()).startsWith("POST /api/videos/upload 400 ");
        for (var answer : List.of(path, title)) {
            assertThat(accessLines(answer)).hasSize(1);
            assertThat(lines.of("request", id(answer)))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(message -> message.contains("\n") || message.contains("\r"));
        }
    }

    @Test
    void whoMayNotIsNamedToo() {
        assertThat(line(given.player().get("/api/admin/jobs")).getMDCPropertyMap())
                .containsKey("account");
        assertThat(line(given.visitor().get("/api/videos")).getMDCPropertyMap()).doesNotContainKey("account");
    }

    @Test
    void healthAndSnapshotsLeaveNone() {
        var answers = List.of(
                given.visitor().get("/health"),
                given.visitor().get("/api/health/ready"),
                fromASnapshot("/api/public/videos"));
        line(given.visitor().get("/api/nowhere"));

        assertThat(answers).allSatisfy(answer -> assertThat(accessLines(answer)).isEmpty());
    }

    @Test
    void aRunNamesItsJobItsVideoAndItsWorker() {
        var video = upload(given.player());

        await().atMost(Duration.ofMinutes(3))
                .until(() -> lines.of("subject", video).stream()
                        .anyMatch(line -> line.getFormattedMessage().contains(" ended ")));
        assertThat(lines.of("subject", video))
                .allSatisfy(line ->
                        assertThat(line.getMDCPropertyMap()).containsKeys("job", "kind", "fence", "attempt", "worker"))
                .anyMatch(line -> line.getFormattedMessage().startsWith("store put processed/"));
    }

    @Test
    void noLineHoldsAPasswordAnAddressATokenOrASignedUrl() {
        var email = "valeria-" + UUID.randomUUID() + "@example.org";
        var http = Http.to(port);
        http.post("/api/auth/signup", Http.person(email));
        http.post("/api/auth/signup", Http.person(email));
        http.post("/api/auth/signup", Http.person(email).replace("password2\": \"", "password2\": \"not-"));
        http.post(
                "/api/auth/login",
                "{\"email\": \"%s\", \"password\": \"wrong-%s\"}".formatted(email, UUID.randomUUID()));
        http.post("/api/auth/login", "{\"email\": \"%s\", \"password\": \"tiro-libre-9\"".formatted(email));
        var token = http.post("/api/auth/login", "{\"email\": \"%s\", \"password\": \"tiro-libre-9\"}".formatted(email))
                .text("access_token");
        var player = given.visitor().withToken(token);
        player.withToken(token + "x").get("/api/videos");
        player.get("/api/videos?access_token=" + token);
        var video = upload(player);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> player.get("/api/videos/" + video)
                        .body()
                        .path("published")
                        .asBoolean());
        assertThat(player.get("/api/videos/" + video).raw().body()).contains("X-Amz-Signature");
        player.post("/api/public/videos/" + video + "/vote");
        player.get("/api/public/videos");
        player.delete("/api/videos/" + video);

        assertThat(lines.whole())
                .hasSizeGreaterThan(20)
                .noneMatch(line -> line.contains(email))
                .noneMatch(line -> line.contains("tiro-libre"))
                .noneMatch(line -> line.contains(token.substring(token.lastIndexOf('.'))))
                .noneMatch(line -> line.contains("X-Amz-Signature"));
    }

    /** One that was given from it, as the counter says: each is good for a quarter of a second only. */
    private Client.Answer fromASnapshot(String path) {
        var snapshots = meters.get("anb.web.snapshot").tag("path", path).counter();
        for (int times = 0; times < 100; times++) {
            double before = snapshots.count();
            var answer = given.visitor().get(path);
            if (snapshots.count() > before) {
                return answer;
            }
        }
        throw new AssertionError("none of a hundred answers of " + path + " came from a snapshot");
    }

    private String upload(Client player) {
        return player.upload(given.clips().good(), "Triple desde la esquina", Map.of())
                .body()
                .path("video_id")
                .asString();
    }

    /** The one line about a request; it is written a moment after the answer. */
    private ILoggingEvent line(Client.Answer answer) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !accessLines(answer).isEmpty());
        return accessLines(answer).getFirst();
    }

    private static String id(Client.Answer answer) {
        return answer.raw().headers().firstValue("X-Request-Id").orElseThrow();
    }

    private List<ILoggingEvent> accessLines(Client.Answer answer) {
        return lines.of("request", id(answer)).stream()
                .filter(event -> event.getLoggerName().equals("anb.access"))
                .toList();
    }
}
