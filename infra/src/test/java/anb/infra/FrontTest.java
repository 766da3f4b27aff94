package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nginx as it is on a web instance, with a stand-in for the node behind it and this test for the balancer before it. */
class FrontTest {

    private static final int LARGE = 100 * 1024 * 1024;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Backend backend;
    private String site;

    @BeforeEach
    void start() throws Exception {
        NodeThere.wants("nginx", "bash", "jq");
        backend = new Backend();
        site = "http://127.0.0.1:" + freePort();
        nginx();
        var tested = Command.run(
                "nginx",
                "-t",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString());
        assertThat(tested.status()).as(tested.output()).isZero();
        var started = Command.run(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString());
        assertThat(started.status()).as(started.output()).isZero();
    }

    /** Below those that Linux hands out by itself: one of them might be somebody else's before nginx has it. */
    private static int freePort() {
        return RandomGenerator.getDefault()
                .ints(1_000, 20_000, 32_000)
                .filter(FrontTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (backend != null) {
            Command.run(
                    "nginx",
                    "-p",
                    folder.toString(),
                    "-c",
                    folder.resolve("nginx.conf").toString(),
                    "-s",
                    "stop");
            backend.close();
        }
    }

    @Test
    void aFullClipGoesThrough() throws Exception {
        var upload = HttpRequest.newBuilder(URI.create(site + "/api/videos/upload"))
                .POST(BodyPublishers.ofInputStream(() -> new InputStream() {
                    private int left = LARGE;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        if (left <= 0) {
                            return -1;
                        }
                        var given = Math.min(length, left);
                        left -= given;
                        return given;
                    }
                }))
                .build();
        assertThat(client.send(upload, BodyHandlers.ofString()).body()).isEqualTo("bytes " + LARGE);
    }

    @Test
    void theNodeLearnsWhoAskedFromTheBalancerAndFromNobodyElse() throws Exception {
        var asked = request("/who")
                .header("X-Forwarded-For", "203.0.113.7, 198.51.100.9")
                .header("X-Forwarded-Proto", "https")
                .build();
        assertThat(client.send(asked, BodyHandlers.ofString()).body()).isEqualTo("198.51.100.9 https");
    }

    @Test
    void textIsCompressed() throws Exception {
        var asked = request("/text").header("Accept-Encoding", "gzip").build();
        HttpResponse<byte[]> answer = client.send(asked, BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .hasSizeGreaterThan(answer.body().length);
    }

    @Test
    void eventsComeWhenTheyHappen() throws Exception {
        var answer = client.send(
                request("/api/videos/1/events").timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofInputStream());
        try (var events = answer.body()) {
            assertThat((char) events.read()).isEqualTo('d');
            assertThat(backend.hasSaidAll()).isFalse();
            backend.goOn();
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("second");
        }
    }

    @Test
    void whileNoNodeAnswersABrowserIsGivenAPageAndAProgramAProblem() throws Exception {
        backend.close();
        var page = client.send(
                request("/videos").header("Accept", "text/html,*/*;q=0.8").build(), BodyHandlers.ofString());
        var problem = client.send(request("/api/videos").build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("<html lang=\"es\">", "<h1>No disponible por el momento</h1>");
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("\"code\":\"unavailable\"", "\"status\":503");
    }

    /** By its looks an instance knows that the balancer sends to it; what nginx writes is what {@code install} reads. */
    @Test
    void whetherTheBalancerFoundTheNodeWellIsInTheLines() throws Exception {
        var outside = request("/health").header("X-Forwarded-For", "10.20.0.7, 203.0.113.7");
        client.send(outside.build(), BodyHandlers.discarding()); // somebody who says they were the balancer
        for (var path : new String[] {"/health", "/health", "/who"}) {
            client.send(request(path).header("X-Forwarded-For", "10.20.0.9").build(), BodyHandlers.discarding());
        }
        client.send(request("/health").build(), BodyHandlers.discarding()); // as the instance itself
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("var/log")).resolve("nginx"), folder.resolve("nginx"));
        var script = Files.readString(Command.DEPLOY.resolve("aws").resolve("install"));
        var from = script.indexOf("looks() {");
        var looks = script.substring(from, script.indexOf("\n}\n", from) + 2);
        var noted = Command.run("timeout", "20", "bash", "-euc", """
                root=%s; ADDRESSES=10.20.0.0/16
                %s
                until [ "$(looks)" = 2 ]; do sleep 0.1; done
                """.formatted(folder, looks));
        assertThat(noted.status()).as(noted.output()).isZero();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path));
    }

    /** What {@code deploy/aws/install} writes, with other places and ports, and loopback for the balancer's addresses. */
    private void nginx() throws Exception {
        var port = URI.create(site).getPort();
        var script = Files.readString(Command.DEPLOY.resolve("aws").resolve("install"));
        var function = script.substring(script.indexOf("nginx_in_front() {"), script.indexOf("\nagent() {"));
        var written =
                Command.run("bash", "-euc", """
                here=%s/aws; root=%s; ADDRESSES=127.0.0.0/8
                put() { install -D -m "$1" "$here/$2" "$root$3"; }
                install() { command install $(echo "$*" | sed 's/-o [a-z]* -g [a-z]*//'); }
                %s
                nginx_in_front
                sed -e "s|/etc/nginx/conf.d|$root/etc/nginx/conf.d|; s|/var/log|$root|; s|/run/nginx.pid|$root/pid|; s|^user nginx|user root|" \\
                    -e "s|^http {|http { client_body_temp_path $root/body; proxy_temp_path $root/proxy; fastcgi_temp_path $root/f; uwsgi_temp_path $root/u; scgi_temp_path $root/s;|" \\
                    "$root/etc/nginx/nginx.conf" >"$root/nginx.conf"
                sed -i -e "s|listen 80 |listen 127.0.0.1:%d |; s|127.0.0.1:8080|127.0.0.1:%d|; s|/var/cache/nginx|$root/var/cache/nginx|; s|/var/log|$root|" \\
                    "$root/etc/nginx/conf.d/anb.conf"
                mkdir -p "$root/nginx"
                """.formatted(Command.DEPLOY, folder, function, port, backend.port()));
        assertThat(written.status()).as(written.output()).isZero();
    }
}
