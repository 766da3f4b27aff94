package anb.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Redis on its part of the data folder: append-only file, with a password, on loopback only. */
final class Redis {

    static final String NAME = "redis";

    private static final String BINARY = "redis-server";
    private static final String SIGNAL = "TERM";

    private final Path home;
    private final String password;
    private final int port;
    private final ServerProcess server;

    private Redis(Host host, Cache cache, DataFolder folder, String password, Ports ports) throws IOException {
        this.home = Files.createDirectories(folder.resolve("redis"));
        this.password = password;
        var program = new ServerProcess.Program("Redis", home, SIGNAL);
        LeftOver.stop(program.pidFile(), home, SIGNAL);
        this.port = ports.of(NAME);
        var binary = cache.unpacked("redis", Redis::unpack).resolve(BINARY);
        this.server = ServerProcess.start(program, host, List.of(binary.toString(), writeSettings()));
    }

    /** Starts the server and returns when it has read its data and answers. */
    static Redis start(Host host, Cache cache, DataFolder folder, String password, Ports ports)
            throws IOException, InterruptedException {
        var redis = new Redis(host, cache, folder, password, ports);
        try {
            redis.server.awaitReady(redis::isReady);
            return redis;
        } catch (EmbeddedFailure | InterruptedException e) {
            redis.stop();
            throw e;
        }
    }

    void stop() {
        server.stop();
    }

    int port() {
        return port;
    }

    private static void unpack(Path folder) throws IOException {
        Cache.extract(Platform.ofThisHost().redisServer(), folder.resolve(BINARY));
    }

    /** In a file, since every account of the host can read a command line. */
    private String writeSettings() throws IOException {
        var file = home.resolve("redis.conf");
        Files.writeString(file, settings());
        return file.toString();
    }

    private String settings() {
        return """
                bind 127.0.0.1
                port %d
                dir "%s"
                requirepass "%s"
                appendonly yes
                save ""
                set-proc-title no
                """.formatted(port, home, password);
    }

    private boolean isReady() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\nQUIT\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII).contains("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
