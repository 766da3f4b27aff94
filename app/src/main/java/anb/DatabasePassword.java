package anb;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * A password of PostgreSQL's that changes while the node is at work. Connections outlive it; each new one is opened with what
 * the file has by then.
 */
@Component
class DatabasePassword implements BeanPostProcessor {

    private final ObjectProvider<DatabaseSettings> settings;

    DatabasePassword(ObjectProvider<DatabaseSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            var file = settings.getObject().passwordFile();
            if (file != null) {
                pool.setCredentialsProvider(() -> Credentials.of(pool.getUsername(), read(file)));
            }
        }
        return bean;
    }

    /** Without the end of line that editors leave. */
    private static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("anb.database.password-file cannot be read", e);
        }
    }
}
