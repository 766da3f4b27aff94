package anb.web;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.Wire;
import anb.accounts.Crowd;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Spellings of a protected path that one layer might take for an open one and the next for the protected one. Whoever
 * refuses (the container, the firewall of Spring Security, the rule for the path, routing) it is never answered, and
 * never our fault.
 */
@RealParts
class HostilePathsTest {

    private static final List<String> PROTECTED =
            List.of("/api/videos", "/api/admin/jobs", "/api/admin/audit", "/actuator/prometheus");

    @LocalServerPort
    int port;

    @Autowired
    Crowd crowd;

    static Stream<String> spellings() {
        return PROTECTED.stream().flatMap(HostilePathsTest::spellingsOf);
    }

    private static Stream<String> spellingsOf(String path) {
        var first = path.substring(0, path.indexOf('/', 1));
        var rest = path.substring(first.length());
        var below = Stream.of("/api/public", "/api/docs", "/api/health", "/api/auth/login", "/robots.txt", "/x")
                .flatMap(open -> ups(open).map(up -> open + up + path));
        return Stream.concat(
                below,
                Stream.of(
                        "/" + path,
                        first + "/" + rest,
                        path + "//",
                        path + "/.",
                        path + "/./",
                        first + "/." + rest,
                        path + ";",
                        path + ";a=b",
                        path + ";/",
                        first + ";a=b" + rest,
                        "/;" + path,
                        "/.;" + path,
                        path + "/;/",
                        path + "%3b",
                        path + "%2f",
                        first + "%2f" + rest.substring(1),
                        path + "%00",
                        path + "%0a",
                        path + "%0d%0a",
                        path + "%20",
                        path + "%09",
                        path + ".",
                        path + ".json",
                        path + "%2e",
                        path + "%23",
                        path + "%3f",
                        path + "?/api/public/",
                        path + "?;/api/docs/",
                        path.replace("/", "\\"),
                        path.replace("/", "%5c"),
                        path.replace("/", "%252f"),
                        path.toUpperCase(Locale.ROOT),
                        path.replace("a", "A"),
                        path.replace("a", "%61"),
                        path.replace("i", "%69"),
                        path.replace("i", "%u0069"),
                        path.replace("i", "%C4%B1"),
                        path.replace("/", "%ef%bc%8f"),
                        path.replace("/", "%c0%af"),
                        path.replace("/", "%e0%80%af"),
                        "http://localhost" + path,
                        "http://evil.example" + path,
                        "http://a@localhost" + path,
                        "http:" + path,
                        path.substring(1),
                        "*" + path,
                        path + "%",
                        path + "%zz",
                        path + "\u00e9"));
    }

    /** From an open path to the root and on, in many a spelling. */
    private static Stream<String> ups(String open) {
        var depth = open.split("/").length - 1;
        return Stream.of(
                        "/..",
                        "/%2e%2e",
                        "/.%2e",
                        "/..;",
                        "/..;a=b",
                        "/%2e%2e;",
                        "/%252e%252e",
                        "/%c0%ae%c0%ae",
                        "/..%00",
                        "\\..",
                        "%2f..",
                        "%5c..",
                        "/...",
                        "/..%2f..")
                .map(up -> up.repeat(depth));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void noSpellingIsAnsweredWithoutAToken(String path) throws IOException {
        assertThat(ask(path, "")).doesNotContain("lanes", "jvm_memory");
    }

    @Test
    void noSpellingMakesAnAdminOfAPlayer() throws IOException {
        var token = "Authorization: Bearer " + crowd.person("Ana", "Cali").token() + "\r\n";
        for (var path : PROTECTED.stream()
                .filter(path -> !path.equals("/api/videos"))
                .flatMap(HostilePathsTest::spellingsOf)
                .toList()) {
            assertThat(ask(path, token)).doesNotContain("lanes", "jvm_memory");
        }
    }

    private String ask(String path, String header) throws IOException {
        var answer = Wire.ask(
                port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n");
        assertThat(answer).as(path).startsWith("HTTP/1.1 4");
        return answer;
    }
}
