package anb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for AWS's: it has one secret, tells it to whoever signs, and counts how often. */
final class SecretsManager implements AutoCloseable {

    static final String ARN = "arn:aws:secretsmanager:sa-east-1:123456789012:secret:rds!db-1-AbCdEf";

    private final AtomicInteger told = new AtomicInteger();
    private final HttpServer server;
    private volatile String secret;

    SecretsManager(String secret) throws IOException {
        this.secret = secret;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::tell);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(String other) {
        secret = other;
    }

    int told() {
        return told.get();
    }

    private void tell(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = JsonMapper.shared().readTree(exchange.getRequestBody()).path("SecretId");
            var signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            var known = "secretsmanager.GetSecretValue"
                            .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    && asked.asString("").equals(ARN)
                    && signed.contains("/sa-east-1/secretsmanager/aws4_request");
            var answer = known ? Map.of("ARN", ARN, "SecretString", secret) : Map.of("__type", "AccessDeniedException");
            var body = JsonMapper.shared().writeValueAsBytes(answer);
            exchange.sendResponseHeaders(known ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            told.incrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
