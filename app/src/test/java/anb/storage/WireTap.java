package anb.storage;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A server in the place of S3 that understands nothing, answers a method always the same, and keeps what it was asked. */
final class WireTap implements AutoCloseable {

    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();

    record Answer(int status, String body) {}

    WireTap(int status, String body) throws IOException {
        this(method -> new Answer(status, body));
    }

    WireTap(Function<String, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders().entrySet().stream()
                    .map(header -> header.getKey() + ": " + String.join(",", header.getValue()))
                    .collect(Collectors.joining("\n"));
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + headers + "\n\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = answers.apply(exchange.getRequestMethod());
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    /** Each as it came: the first line, headers, an empty line, the body. */
    List<String> requests() {
        return requests;
    }

    StorageSettings settings() {
        return new StorageSettings(
                "anb",
                "us-east-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                null,
                "key",
                "secret",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(15));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
