package anb.jobs.delivery;

import io.lettuce.core.ClientOptions;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the application's Redis connection behaves while Redis is away (G11): commands fail at once instead of queueing
 * for up to a minute. The times are {@code spring.data.redis.timeout} and {@code connect-timeout}.
 */
@Configuration(proxyBeanMethods = false)
class RedisAway {

    @Bean
    LettuceClientOptionsBuilderCustomizer rejectCommandsWhileDisconnected() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }
}
