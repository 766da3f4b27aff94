package anb;

import anb.problem.UnusableSetting;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Has the pool, from which migrations take theirs too, open connections with a secret, where one is named. */
@Component
class DatabasePassword implements BeanPostProcessor {

    /** For one answer, with all that is tried for it: less than who wants a connection waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ObjectProvider<DatabaseSettings> settings;
    private final ObjectProvider<InstantSource> clock;

    DatabasePassword(ObjectProvider<DatabaseSettings> settings, ObjectProvider<InstantSource> clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            var secret = settings.getObject().secret();
            if (secret != null && StringUtils.hasText(secret)) {
                pool.setCredentialsProvider(
                        new DatabaseSecret(client(secret), secret, pool.getUsername(), clock.getObject()));
            }
        }
        return bean;
    }

    /** With an instance's role, or what else the SDK finds. An ARN tells the region too, a name does not. */
    private static SecretsManagerClient client(String secret) {
        var builder = SecretsManagerClient.builder()
                .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
                .httpClientBuilder(Apache5HttpClient.builder().connectionTimeout(Duration.ofSeconds(2)));
        Arn.tryFromString(secret).flatMap(Arn::region).map(Region::of).ifPresent(builder::region);
        try {
            return builder.build();
        } catch (SdkClientException e) {
            throw new UnusableSetting(
                    "nothing says in which region anb.database.secret is: give its ARN or AWS_REGION", e);
        }
    }
}
