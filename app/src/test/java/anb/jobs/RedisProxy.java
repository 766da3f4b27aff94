package anb.jobs;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A way to Redis that a test can cut or freeze without touching the server everybody shares. */
final class RedisProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private final LettuceConnectionFactory target;
    private final LettuceConnectionFactory connections;
    private volatile boolean frozen;

    RedisProxy(LettuceConnectionFactory target) throws IOException {
        this.target = target;
        var through = new RedisStandaloneConfiguration("127.0.0.1", server.getLocalPort());
        through.setPassword(target.getStandaloneConfiguration().getPassword());
        connections = new LettuceConnectionFactory(
                through,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofMillis(300))
                        .clientOptions(ClientOptions.builder()
                                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                                .socketOptions(SocketOptions.builder()
                                        .connectTimeout(Duration.ofMillis(300))
                                        .build())
                                .build())
                        .build());
        connections.afterPropertiesSet();
        connections.start();
        Thread.ofVirtual().start(this::accept);
    }

    /** The application's connection, with the application's settings, but through here. */
    LettuceConnectionFactory connections() {
        return connections;
    }

    /** From now on connections break and are refused. */
    void cut() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    /** From now on connections are accepted and nothing is ever answered. */
    void freeze() {
        frozen = true;
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                open.add(client);
                if (!frozen) {
                    var redis = new Socket(target.getHostName(), target.getPort());
                    open.add(redis);
                    pump(client, redis);
                    pump(redis, client);
                }
            }
        } catch (IOException closed) {
            // cut
        }
    }

    private static void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                // cut, or one side left
            }
        });
    }

    @Override
    public void close() throws IOException {
        connections.destroy();
        cut();
    }
}
