package anb.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Stands in for the node behind nginx. */
class Backend implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch wanted = new CountDownLatch(1);
    private volatile boolean saidAll;

    Backend() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/who",
                exchange -> answer(
                        exchange,
                        exchange.getRequestHeaders().getFirst("X-Forwarded-For")
                                + " "
                                + exchange.getRequestHeaders().getFirst("X-Forwarded-Proto")));
        server.createContext("/health", exchange -> answer(exchange, "{}"));
        server.createContext("/text", exchange -> answer(exchange, "{\"text\":\"" + "a".repeat(5000) + "\"}"));
        server.createContext(
                "/api/videos/upload",
                exchange -> answer(
                        exchange, "bytes " + exchange.getRequestBody().transferTo(OutputStream.nullOutputStream())));
        server.createContext("/api/videos/1/events", this::events);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    boolean hasSaidAll() {
        return saidAll;
    }

    /** The second event happens. */
    void goOn() {
        wanted.countDown();
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            wanted.await();
            saidAll = true;
            body.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
