package anb.web;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no client would send, byte by byte. */
@RealParts
class BrokenRequestsTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/api/public/rankings?city=%ff", "/api/public/videos?a=%zz"})
    void aQueryThatCannotBeDecodedIsTheCallersMistake(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"invalid_request\"");
    }

    @Test
    void aBodyInBrokenChunksIsTheCallersMistake() throws IOException {
        var request = """
                POST /api/auth/login HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Transfer-Encoding: chunked
                Connection: close

                ZZ
                """;

        assertThat(raw(request.replace("\n", "\r\n"))).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/public/rankings?limit=1", "POST /api/auth/login"})
    void aFormWithFilesIsReadWhereClipsAreUploadedAndNowhereElse(String request) throws IOException {
        var head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: Multipart/form-data; boundary=x\r\n";

        assertThat(raw(head + "Content-Length: 70000\r\n\r\n" + " ".repeat(70_000)))
                .startsWith("HTTP/1.1 413");
        assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n3\r\n--x\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void whatTomcatCannotReadIsAProblemToo() throws IOException {
        assertThat(raw("GET /api/[x]{ HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"instance\":\"/\"")
                .doesNotContain("Tomcat")
                .doesNotContain("java.lang");
    }

    @Test
    void aVersionOfHttpNobodySpeaksIsTheCallersMistake() throws IOException {
        assertThat(raw("GET /health HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("invalid_request");
    }

    @Test
    void aChunkedBodyThatGrowsTooLargeIsCutOff() throws IOException {
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        var answer = raw("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n8\r\n{\"email\"\r\n2\r\n:\"\r\n" + chunk
                + chunk + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("content_too_large");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new byte[4_096];
            var length = socket.getInputStream().readNBytes(answer, 0, 12);
            var rest = socket.getInputStream().read(answer, length, answer.length - length);
            return new String(answer, 0, length + Math.max(0, rest), StandardCharsets.UTF_8);
        }
    }
}
