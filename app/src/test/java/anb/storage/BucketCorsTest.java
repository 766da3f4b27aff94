package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What S3 would be told, read by a server that understands nothing of it. */
class BucketCorsTest {

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theBucketIsToldWhichPagesMaySendPartsAndThatTheyMayReadTheETag() {
        cors(List.of("https://anb.example.org")).apply();

        assertThat(requests).singleElement().satisfies(request -> assertThat(request)
                .startsWith("PUT /anb?cors ")
                .contains(
                        "<AllowedOrigin>https://anb.example.org</AllowedOrigin>",
                        "<AllowedMethod>PUT</AllowedMethod>",
                        "<ExposeHeader>ETag</ExposeHeader>"));
    }

    @Test
    void withoutOriginsItIsLeftAsItIs() {
        cors(List.of()).apply();

        assertThat(requests).isEmpty();
    }

    @Test
    void aStoreThatCannotBeToldIsNoReasonNotToStart() {
        status = 501;

        assertThatCode(() -> cors(List.of("https://anb.example.org")).apply()).doesNotThrowAnyException();
    }

    private BucketCors cors(List<String> origins) {
        var settings = new StorageSettings(
                "anb",
                "us-east-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                null,
                "key",
                "secret",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(15));
        return new BucketCors(new S3Clients().s3(settings), settings, new CorsSettings(origins));
    }
}
