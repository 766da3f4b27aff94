package anb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anb.embedded.FreePort;
import anb.embedded.Host;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What nginx sends once more when a node ends in the middle of a request: nothing that would be done twice. */
@Timeout(60)
class NginxTest {

    /** So many that none fails often enough to be left out. */
    private static final int NODES = 24;

    private static final Set<String> CHANGING = Set.of("post", "put", "patch", "delete");
    private static final String ID = "0191d3a0-7c1e-7b7a-9f0e-2f6f1c1f1a11";

    @TempDir
    Path folder;

    final List<HttpServer> nodes = new ArrayList<>();
    final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();
    final HttpClient client = HttpClient.newHttpClient();

    @Nullable
    Nginx nginx;

    int port;

    @BeforeEach
    void start() throws Exception {
        var program = Nginx.program();
        assumeThat(program).isPresent();
        var ports = new ArrayList<Integer>();
        for (int n = 0; n < NODES; n++) {
            nodes.add(nodeThatEndsInTheMiddleOfEachRequestItSeesFirst());
            ports.add(nodes.getLast().getAddress().getPort());
        }
        ports.add(FreePort.any()); // and one that is not there at all
        port = FreePort.any();
        Files.createDirectories(folder.resolve("front"));
        var accounts = new Accounts(Host.detect(), folder, List.of("front"), false);
        nginx = Nginx.start(program.orElseThrow(), port, ports, accounts, line -> {});
        while (!answers()) {
            Thread.sleep(20);
        }
    }

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        nodes.forEach(node -> node.stop(0));
        client.close();
    }

    @Test
    void onlyWhatCanBeDoneTwiceIsSentTwice() throws Exception {
        var times = new HashMap<String, Integer>();
        for (var operation : changes()) {
            times.put(operation, sent(operation));
        }

        assertThat(times).hasSizeGreaterThan(20);
        times.forEach((operation, sent) -> {
            var idempotent = operation.startsWith("PUT ")
                    || operation.startsWith("DELETE ")
                    || operation.equals("POST /api/public/videos/" + ID + "/vote");
            assertThat(sent).as(operation).isEqualTo(idempotent ? 2 : 1);
        });
    }

    @Test
    void formsOfThePagesAreSentOnce() throws Exception {
        for (var form :
                List.of("/upload", "/sign-in", "/videos/" + ID + "/vote", "/organiser/videos/" + ID + "/hide")) {
            assertThat(sent("POST " + form)).as(form).isEqualTo(1);
        }
    }

    @Test
    void aReadIsAskedOfAnotherNode() throws Exception {
        assertThat(sent("GET /api/videos")).isEqualTo(2);
    }

    /** When a node is left out, and for how long, is said in one place. */
    @Test
    void eachNodeIsGivenWhatTheConfigurationOfServersSaysOfOne() throws Exception {
        var servers = Files.readAllLines(Path.of("..", "deploy", "nginx", "anb.conf"));
        var one = servers.stream()
                .filter(line -> line.contains("127.0.0.1:8080"))
                .findFirst()
                .orElseThrow();
        assertThat(one).contains(" max_fails=");
        assertThat(Nginx.site(folder, port, List.of(7, 8)).lines())
                .containsSequence(one.replace(":8080", ":7"), one.replace(":8080", ":8"))
                .doesNotContain(one);
    }

    /** How many nodes got it. */
    private int sent(String operation) throws IOException, InterruptedException {
        var words = operation.split(" ", 2);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + words[1]))
                .method(words[0], BodyPublishers.noBody()) // a body on its way would be a reason of its own not to
                .build();
        var status = client.send(request, BodyHandlers.discarding()).statusCode();
        int times = received.getOrDefault(operation, new AtomicInteger()).get();
        assertThat(status).as(operation).isEqualTo(times == 2 ? 200 : 503);
        return times;
    }

    /** Every operation of the API that changes something. */
    private static List<String> changes() throws IOException {
        var operations = new ArrayList<String>();
        try (InputStream in = NginxTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Map<String, Map<String, ?>>> document = new Yaml().load(in);
            document.getOrDefault("paths", Map.of())
                    .forEach((path, item) -> item.keySet().stream()
                            .filter(CHANGING::contains)
                            .forEach(method -> operations.add(
                                    method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", ID))));
        }
        return operations;
    }

    private HttpServer nodeThatEndsInTheMiddleOfEachRequestItSeesFirst() throws IOException {
        var node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", request -> {
            request.getRequestBody().readAllBytes();
            var operation = request.getRequestMethod() + " " + request.getRequestURI();
            int time = received.computeIfAbsent(operation, any -> new AtomicInteger())
                    .incrementAndGet();
            if (time > 1) {
                request.sendResponseHeaders(200, -1);
            }
            request.close();
        });
        node.start();
        return node;
    }

    private boolean answers() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/nginx_status"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
