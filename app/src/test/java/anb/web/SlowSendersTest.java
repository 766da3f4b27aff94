package anb.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.Wire;
import anb.accounts.Crowd;
import anb.embedded.EmbeddedServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Each of them sends something every fifth of a second, and would for ever. An application of its own, in a hurry. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "anb.web.patience.head=1s",
            "anb.web.patience.body=1s",
            "anb.web.patience.slowest=16KB",
            "anb.web.patience.rest=1s",
            "anb.videos.forms-wait=100ms",
            "anb.jobs.concurrency=0"
        })
@ContextConfiguration(initializers = EmbeddedServers.class)
@DirtiesContext
class SlowSendersTest {

    private static final Duration PACE = Duration.ofMillis(200);

    /** The deadline, the round of looking, and a busy machine; far less than for ever. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final Duration FOR_EVER = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Crowd crowd;

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /health", "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "})
    void aHeadIsWaitedForOnlySoLong(String beginning) throws IOException {
        assertGivenUp("head", beginning, "x", "408");
    }

    /** They hold no thread that others would wait for. */
    @Test
    void threeHundredSlowHeadsKeepNobodyWaiting() throws IOException {
        var before = givenUp("head");
        var wires = new ArrayList<Wire>();
        try {
            for (int n = 0; n < 300; n++) {
                wires.add(Wire.to(port).send("GET /hea"));
            }
            var began = System.nanoTime();

            assertThat(Http.to(port).get("/health").status()).isEqualTo(200);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            await().atMost(FOR_EVER).until(() -> givenUp("head") >= before + wires.size());
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }
    }

    @Test
    void theHeadOfALaterRequestIsToo() throws IOException {
        var first = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

        var answers = assertGivenUp("head", first + "GET /hea", "x", "200");

        assertThat(answers).contains("HTTP/1.1 408");
    }

    @Test
    void aBodyOfJsonIsWaitedForOnlySoLong() throws IOException {
        var head = "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

        assertGivenUp("body", head + "Content-Length: 60000\r\n\r\n{", " ", "408");
        assertGivenUp("body", head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "1\r\n \r\n", "408");
    }

    @Test
    void aClipThatComesByTheByteIsWaitedForOnlySoLong() throws IOException {
        assertGivenUp("body", uploadOf(1_000_000) + "x".repeat(100), "x", "408");
    }

    /** At the slowest that is heard, each would keep its room on the disk for hours. */
    @Test
    void ofOnePlayerThreeClipsAreHeardAtOnceAndOthersOnceTheyHaveEndedInWhateverWay() throws IOException {
        await().until(() -> arriving() == 0);
        var upload = uploadOf(1_000_000);
        var wires = new ArrayList<Wire>();
        try {
            for (int n = 1; n <= 3; n++) {
                wires.add(Wire.to(port).send(upload + "x".repeat(160_000))); // of which it is heard for ten seconds
            }
            await().pollDelay(Duration.ZERO).until(() -> arriving() == 3);

            assertThat(Wire.ask(port, upload))
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: ", "\"code\":\"too_many_uploading\"");
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }

        await().atMost(FOR_EVER).until(() -> arriving() == 0);
        assertGivenUp("body", upload, "x", "408");
    }

    @Test
    void whoHasBeenAnsweredIsReadOnOnlySoLong() throws IOException {
        var nobody = uploadOf(1_000_000).replaceFirst("Authorization: .*\r\n", "");

        assertGivenUp("rest", nobody, "x", "401");
    }

    /**
     * 64 KB a second: below a megabyte a minute nobody would call it fast. It takes thrice as long as the bare
     * patience. The first pieces come at once, so that one which a busy machine keeps waiting is not slow yet.
     */
    @Test
    void anHonestPhoneIsSlowButSteadyAndIsHeardToTheEnd() throws IOException {
        var piece = "x".repeat(64 * 1024 / 5);
        var end = "\r\n--b--\r\n";
        try (var wire = Wire.to(port)) {
            wire.send(uploadOf(20 * piece.length() + end.length()) + piece.repeat(4));
            wire.drip(piece, PACE, Duration.ofMillis(16 * PACE.toMillis() - 100));

            assertThat(wire.received()).isEmpty();
            wire.drip(piece, PACE, FOR_EVER);
            assertThat(wire.received()).startsWith("HTTP/1.1 400").contains("\"code\":");
            assertThat(wire.received()).doesNotContain("request_timeout");
        }
    }

    /** Empty lines before a request are allowed; as many as requests on one connection, and no more. */
    @Test
    void emptyLinesKeepNoConnectionForEver() throws IOException {
        try (var wire = Wire.to(port)) {
            var lasted = wire.drip("\r\n", Duration.ofMillis(20), FOR_EVER);

            assertThat(lasted).isLessThan(FOR_EVER);
            assertThat(wire.received()).isEmpty();
        }
    }

    private String uploadOf(int length) {
        var token = crowd.person("Mariana", "Cúcuta").token();
        var form = "--b\r\nContent-Disposition: form-data; name=\"video_file\"; filename=\"a.mp4\"\r\n\r\n";
        return "POST /api/videos/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                + (form.length() + length) + "\r\n\r\n" + form;
    }

    private String assertGivenUp(String part, String beginning, String piece, String status) throws IOException {
        var before = givenUp(part);
        try (var wire = Wire.to(port)) {
            wire.send(beginning);

            assertThat(wire.drip(piece, PACE, FOR_EVER)).isLessThan(SOON);
            assertThat(wire.received()).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
            await().untilAsserted(() -> assertThat(givenUp(part)).isEqualTo(before + 1)); // counted after the answer
            return wire.received();
        }
    }

    private double arriving() {
        return meters.get("anb.uploads.arriving").gauge().value();
    }

    private double givenUp(String part) {
        return meters.counter("anb.web.slow.senders", "part", part).count();
    }
}
