package anb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How PostgreSQL is reached, beside Spring's own settings.
 *
 * @param passwordFile in place of {@code spring.datasource.password}: a file that has it, read whenever a connection is opened
 */
@ConfigurationProperties("anb.database")
record DatabaseSettings(@Nullable Path passwordFile) {}
