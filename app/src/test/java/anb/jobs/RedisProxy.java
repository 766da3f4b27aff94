package anb.jobs;

import anb.Passage;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import java.io.IOException;
import java.time.Duration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A way to Redis that a test can cut or freeze, and the application's connection through it. */
final class RedisProxy implements AutoCloseable {

    private final Passage passage;
    private final LettuceConnectionFactory connections;

    RedisProxy(LettuceConnectionFactory target) throws IOException {
        passage = Passage.to(target.getHostName(), target.getPort());
        var through = new RedisStandaloneConfiguration("127.0.0.1", passage.port());
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
    }

    /** The application's connection, with the application's settings, but through here. */
    LettuceConnectionFactory connections() {
        return connections;
    }

    /** From now on connections break and are refused. */
    void cut() throws IOException {
        passage.cut();
    }

    /** From now on connections are accepted and nothing is ever answered. */
    void freeze() {
        passage.freeze();
    }

    @Override
    public void close() throws IOException {
        connections.destroy();
        passage.close();
    }
}
