package anb.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in for AWS and for the machine around a script: the metadata of an instance, and programs that note how they were
 * called instead of doing anything.
 */
class StandIn implements AutoCloseable {

    /** What systemd and shells would take for something else, as JSON writes it. */
    static final String ODD = "a\\\\b\\\"c$d`e#f";

    /** Answers as Secrets Manager does. */
    static final String SECRETS = """
        case "$*" in
            *"--secret-id Tokens "*) cat "$ROOT/tokens" ;;
            *"--secret-id RedisPassword "*) cat "$ROOT/redis" ;;
            *"--secret-id Signing "*) echo '{"access_key":"AKIA","secret_key":"s3cret"}' ;;
        esac\
        """;

    private final Map<String, String> metadata = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Path root;
    private final Path programs;
    private final Path calls;

    StandIn(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        programs = Files.createDirectories(folder.resolve("programs"));
        calls = Files.createFile(folder.resolve("calls"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var token = exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token");
            var answer = path.endsWith("/api/token")
                    ? "a-token"
                    : metadata.get(path.replaceFirst("^/latest/meta-data/", ""));
            var body = answer == null ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
            var known = answer != null && (path.endsWith("/api/token") || "a-token".equals(token));
            exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.createContext("/secrets", this::secret);
        server.start();
    }

    /** Secrets Manager, for a node that asks for itself; what it has lies in files by the names of the secrets. */
    private void secret(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = JsonMapper.shared().readTree(exchange.getRequestBody()).path("SecretId");
            var kept = Files.readString(at("/kept/" + id.asString()));
            var answer = JsonMapper.shared().writeValueAsBytes(Map.of("SecretString", kept));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** With the metadata and the secrets of an instance, and a systemd that does nothing. */
    static StandIn forScripts(Path folder) throws IOException {
        return new StandIn(folder)
                .says("instance-id", "i-0123")
                .says("local-ipv4", "10.20.4.7")
                .program("aws", SECRETS)
                .program("systemctl", "exit 0")
                .file("/tokens", "{\"current\":\"now\"}")
                .file("/redis", "wake-up\n");
    }

    /** What first boot tells the scripts of a tier in an installation of this size. */
    StandIn told(String preset, String tier) throws IOException {
        var path = "/etc/anb/instance.env";
        return file(path, FirstBoots.named(Installation.of(preset), tier, path));
    }

    /** A program that notes its name and arguments, then does this. */
    StandIn program(String name, String does) throws IOException {
        write(programs.resolve(name), does);
        return this;
    }

    /** One that is called by its path. */
    StandIn programAt(String path) throws IOException {
        write(at(path), "exit 0");
        return this;
    }

    private void write(Path file, String does) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\necho \"%s $*\" >>%s\n%s\n".formatted(file.getFileName(), calls, does));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The node that is being made answers that it is ready, at {@link #port()}, and nginx before it at the same. */
    void ready() {
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    /** The same once there is such a file; until then the node answers that it is not. */
    void readyOnceThereIs(String path) {
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(Files.exists(at(path)) ? 200 : 503, -1);
            exchange.close();
        });
    }

    StandIn says(String path, String value) {
        metadata.put(path, value);
        return this;
    }

    StandIn file(String path, String text) throws IOException {
        var file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    String read(String path) throws IOException {
        return Files.readString(at(path));
    }

    String calls() throws IOException {
        return Files.readString(calls);
    }

    Command run(String script, Map<String, String> more, String... words) throws IOException, InterruptedException {
        var environment = new HashMap<>(more);
        environment.putAll(environment());
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        var path = Command.DEPLOY.resolve("aws").resolve(script).toString();
        return Command.run(
                environment, Stream.concat(Stream.of(path), Stream.of(words)).toArray(String[]::new));
    }

    /** By which the scripts find it; its programs are to come first in the path. */
    Map<String, String> environment() {
        return Map.of(
                "ROOT", root.toString(),
                "METADATA", "http://127.0.0.1:" + port(),
                "PROGRAMS", programs.toString());
    }

    /** What an instance has and a test had better not run, or cannot; and a release made for it. */
    StandIn machine() throws IOException {
        program("uname", "echo x86_64").file("/opt/anb/processor", "x86_64\n");
        for (var name : new String[] {"useradd", "chown", "chgrp", "shutdown", "mount", "blkid"}) {
            program(name, "exit 0");
        }
        // There is no user of that name here.
        program("install", "exec /usr/bin/install $(echo \"$*\" | sed 's/-o [a-z]* -g [a-z]*//')");
        return programAt("/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl");
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
