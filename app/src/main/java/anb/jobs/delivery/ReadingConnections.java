package anb.jobs.delivery;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import java.time.Duration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Connections for blocking reads. On the application's shared connection a read that waits would hold up every other
 * command, and its time-out is shorter than the wait.
 */
final class ReadingConnections {

    static final Duration LONGEST_READ = Duration.ofSeconds(3);

    /** More silence than this means that the connection is dead. */
    private static final Duration TIMEOUT = LONGEST_READ.plusSeconds(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private ReadingConnections() {}

    /** To the same server as the application's. Not a bean: Spring Boot would then leave out the application's own. */
    static LettuceConnectionFactory like(LettuceConnectionFactory application) {
        var factory = new LettuceConnectionFactory(server(application), client(application));
        factory.setShareNativeConnection(false);
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private static RedisConfiguration server(LettuceConnectionFactory application) {
        var cluster = application.getClusterConfiguration();
        var sentinel = application.getSentinelConfiguration();
        return cluster != null ? cluster : sentinel != null ? sentinel : application.getStandaloneConfiguration();
    }

    private static LettuceClientConfiguration client(LettuceConnectionFactory application) {
        var builder = LettuceClientConfiguration.builder()
                .commandTimeout(TIMEOUT)
                .clientOptions(ClientOptions.builder()
                        .autoReconnect(false) // a listener opens a new one
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder()
                                .connectTimeout(CONNECT_TIMEOUT)
                                .build())
                        .build());
        if (application.isUseSsl()) {
            builder.useSsl();
        }
        return builder.build();
    }
}
