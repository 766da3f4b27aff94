package anb.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Redis on one folder: append-only file, with a password, on loopback only. */
final class Redis {

    private final Path program;
    private final Path home;
    private final String password;
    private final int port;

    Redis(Cache cache, Path folder, String password, int port) {
        this.program = cache.unpacked(
                        "redis", part -> Cache.extract("redis-server-7.0.15-linux-amd64", part.resolve("redis-server")))
                .resolve("redis-server");
        this.home = folder.resolve("redis");
        this.password = password;
        this.port = port;
    }

    ServerProcess start() throws IOException, InterruptedException {
        Files.createDirectories(home);
        var settings = home.resolve("redis.conf");
        Files.writeString(settings, settings());
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
        var server = new ServerProcess.Command("redis", "TERM", home, List.of(program.toString(), settings.toString()))
                .start();
        server.awaitReady(this::isReady);
        return server;
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
