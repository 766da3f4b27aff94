package anb.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A platform that answers as a test tells it to. */
final class Stage implements AutoCloseable {

    /** What is answered to the n-th request, the first being 1. */
    interface Script {
        Line answer(int number, HttpExchange request);
    }

    /** One answer. */
    record Line(int status, String body) {

        /** The connection ends instead. */
        static final Line SILENCE = new Line(0, "");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    Stage(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", request -> {
            request.getRequestBody().readAllBytes();
            keys.add(String.valueOf(request.getRequestHeaders().getFirst("Idempotency-Key")));
            var line = script.answer(keys.size(), request);
            if (line.status() != 0) {
                var bytes = line.body().getBytes(StandardCharsets.UTF_8);
                request.sendResponseHeaders(line.status(), bytes.length);
                request.getResponseBody().write(bytes);
            }
            request.close();
        });
        server.start();
    }

    Http http() {
        return new Http(URI.create("http://127.0.0.1:" + port()));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The Idempotency-Key of each request so far. */
    List<String> keys() {
        return keys;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
