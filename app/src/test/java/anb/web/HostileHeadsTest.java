package anb.web;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.Wire;
import anb.accounts.Crowd;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Heads that flood, that two readers would read differently, or that hope to be taken for another request. */
@RealParts
class HostileHeadsTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String CLOSE = "Connection: close\r\n";

    /** Less than the patience with a slow head, which ends a connection that was left open. */
    private static final Duration HANGING = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    Crowd crowd;

    /** Tomcat's limits: 8 KB for a head, 100 headers. The answer may be lost when more is still being sent. */
    @Test
    void aFloodIsRefusedByTheContainer() throws IOException {
        assertRefusedOrCutOff(get("/health", headers(150, "b")));
        assertRefusedOrCutOff(get("/health", headers(10_000, "b")));
        assertRefusedOrCutOff(get("/health", "X-Long: " + "a".repeat(1_000_000) + "\r\n"));
        assertRefusedOrCutOff(get("/health", "X".repeat(100_000) + ": a\r\n"));
        assertRefusedOrCutOff(get("/health", "Cookie: " + "a=b; ".repeat(10_000) + "\r\n"));
        assertRefusedOrCutOff(get("/" + "a".repeat(100_000), ""));
        assertRefusedOrCutOff(get("/health?" + "a=b&".repeat(50_000), ""));
        assertRefusedOrCutOff("A".repeat(100_000) + " / HTTP/1.1\r\n" + HOST + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\0b\r\n",
                "X\0: a\r\n",
                ": a\r\n",
                "no colon\r\n",
                "Host: elsewhere\r\n",
                "Content-Length: 1\r\nContent-Length: 2\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 0x1\r\n",
                "Content-Length: 1,1\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
                "Transfer-Encoding: \u000bchunked\r\n"
            })
    void aHeaderThatTwoReadersMayReadDifferentlyIsRefusedByTheContainer(String header) throws IOException {
        var answer = Wire.ask(port, get("/health", header));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answers(answer)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: <script>\r\n\r\n",
                "GET /health HTTP/2.0\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET  /health  HTTP/1.1 \r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET\0 /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n",
                "TRACE /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "DEBUG /api/videos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void aRequestLineOrHostThatMakesNoSenseIsTheCallersMistake(String request) throws IOException {
        assertRefusedOrCutOff(request);
    }

    /** HTTP/0.9 knows no headers, so nobody can show a token. */
    @Test
    void theOldestFormOfARequestGetsNothingThatIsProtected() throws IOException {
        assertThat(Wire.ask(port, "GET /api/videos\r\n")).doesNotContain("HTTP/1.1 2", "video_id", "[]");
    }

    /** What stands behind a body is a body to one reader and a request to another; here it is neither. */
    @Test
    void nothingIsSmuggledBehindABody() throws IOException {
        var smuggled = "GET /api/public/rankings HTTP/1.1\r\n" + HOST + CLOSE + "\r\n";
        var login = "POST /api/auth/login HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
        var end = "0\r\n\r\n" + smuggled;

        var both = Wire.ask(
                port, login + "Content-Length: " + end.length() + "\r\nTransfer-Encoding: chunked\r\n\r\n" + end);
        var reversed = Wire.ask(
                port, login + "Transfer-Encoding: chunked\r\nContent-Length: " + end.length() + "\r\n\r\n" + end);

        assertThat(answers(both)).isEqualTo(1);
        assertThat(answers(reversed)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1\r\n{}\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "2\n{}\n0\n\n",
                "2\r\n{}0\r\n\r\n",
                "2 2\r\n{}\r\n0\r\n\r\n",
                "\r\n2\r\n{}\r\n0\r\n\r\n"
            })
    void aChunkThatIsNoneIsTheCallersMistake(String chunks) throws IOException {
        var answer = Wire.ask(port, chunked(chunks));

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answers(answer)).isEqualTo(1);
    }

    @Test
    void whatStandsBesideAndBehindChunksHasAnEndToo() throws IOException {
        assertRefusedOrCutOff(chunked("2;" + "a".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n"));
        assertRefusedOrCutOff(chunked("2\r\n{}\r\n0\r\n" + headers(10_000, "b") + "\r\n"));
    }

    /** A token counts in its own header only: not folded into another, behind a blank, or given twice with a bad one first. */
    @Test
    void aTokenInTheWrongPlaceIsNone() throws IOException {
        var token = "Authorization: Bearer " + crowd.person("Ana", "Cali").token();

        assertThat(Wire.ask(port, get("/api/videos", token + "\r\n"))).startsWith("HTTP/1.1 200");
        assertRefused(get("/api/videos", "X-Folded: a\r\n " + token + "\r\n"));
        assertRefused(get("/api/videos", token.replace(":", " :") + "\r\n"));
        assertRefused(get("/api/videos", "Authorization: Bearer x\r\n" + token + "\r\n"));
        assertRefused(get("/api/videos", token.replace("Authorization", "Proxy-Authorization") + "\r\n"));
    }

    /** Headers by which some servers let a caller choose another path, method or client than the request line says. */
    @Test
    void noHeaderTurnsARequestIntoAnother() throws IOException {
        var turned = """
                X-Original-URL: /api/admin/jobs
                X-Rewrite-URL: /api/admin/jobs
                X-Forwarded-Prefix: /x
                X-HTTP-Method-Override: DELETE
                X-Forwarded-Host: evil.example
                Forwarded: host=evil.example
                X-Forwarded-User: admin
                Upgrade: h2c
                HTTP2-Settings: AAMAAABkAAQAAP__
                """.replace("\n", "\r\n");

        var answer = Wire.ask(port, get("/api/public/videos?limit=1", turned));

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("evil.example", "lanes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range"})
    void nonsenseInAHeaderIsNoFaultOfOurs(String name) throws IOException {
        for (var value :
                new String[] {"a/b;q=".repeat(900), ",".repeat(7_000), "bytes=" + "0-,".repeat(2_000), "\"", "%00"}) {
            for (var path : new String[] {"/rules", "/api/public/rankings", "/"}) {
                assertThat(Wire.ask(port, get(path, name + ": " + value + "\r\n")))
                        .matches("(?s)HTTP/1\\.1 [234].*");
            }
        }
    }

    private void assertRefused(String request) throws IOException {
        assertThat(Wire.ask(port, request)).startsWith("HTTP/1.1 4");
    }

    /**
     * The answer is lost where more was sent than was read: then the other side has ended the connection all the same,
     * which {@link Wire} waits for, before anybody's patience with slow senders did, and the next one is served.
     */
    private void assertRefusedOrCutOff(String request) throws IOException {
        var began = System.nanoTime();
        try (var wire = Wire.to(port)) {
            var answer = wire.send(request).answer();

            assertThat(answer).matches("(?s)|HTTP/1\\.1 4.*");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HANGING);
        assertThat(Wire.ask(port, get("/health", ""))).startsWith("HTTP/1.1 200");
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + CLOSE + headers + "\r\n";
    }

    private static String chunked(String chunks) {
        return "POST /api/auth/login HTTP/1.1\r\n" + HOST + CLOSE
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    private static String headers(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(n -> "X-" + n + ": " + value + "\r\n")
                .collect(Collectors.joining());
    }

    private static int answers(String received) {
        return received.split("HTTP/1\\.1 \\d", -1).length - 1;
    }
}
