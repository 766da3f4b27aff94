package anb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The password of an account of PostgreSQL's is changed under a pool of one connection. */
@RealParts
class DatabasePasswordTest {

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @BeforeEach
    void anAccountOfItsOwn() {
        db.sql("create role rotated login password 'first'").update();
    }

    @AfterEach
    void gone() {
        db.sql("drop role rotated").update();
    }

    @Test
    void aConnectionOpenedAfterTheFileWasRenewedHasTheNewPassword() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "first\n");
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(Told.class)
                .withPropertyValues(
                        "spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                        "spring.datasource.username=rotated",
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "spring.datasource.hikari.connection-timeout=2000",
                        "anb.database.password-file=" + file)
                .run(context -> {
                    var pool = context.getBean(HikariDataSource.class);
                    assertThat(user(pool)).isEqualTo("rotated");

                    db.sql("alter role rotated password 'second'").update();
                    assertThat(user(pool)).as("who is connected stays so").isEqualTo("rotated");
                    pool.getHikariPoolMXBean().softEvictConnections();
                    assertThatExceptionOfType(CannotGetJdbcConnectionException.class)
                            .isThrownBy(() -> user(pool));

                    Files.writeString(file, "second\n");
                    await().atMost(Duration.ofSeconds(30))
                            .ignoreExceptions()
                            .until(() -> user(pool).equals("rotated"));
                });
    }

    private static String user(DataSource pool) {
        return JdbcClient.create(pool)
                .sql("select current_user")
                .query(String.class)
                .single();
    }

    @EnableConfigurationProperties(DatabaseSettings.class)
    @Import(DatabasePassword.class)
    static class Told {}
}
