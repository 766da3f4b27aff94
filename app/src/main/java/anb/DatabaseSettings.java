package anb;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How PostgreSQL is reached, beside Spring's own settings.
 *
 * @param secret name or ARN of a secret in AWS Secrets Manager that has username and password, in place of those of
 *     {@code spring.datasource}; asked for when connections are opened
 */
@ConfigurationProperties("anb.database")
record DatabaseSettings(@Nullable String secret) {}
