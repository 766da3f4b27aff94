package anb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.problem.UnusableSetting;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The password of an account of PostgreSQL's is changed under a pool of one connection. */
@RealParts
@ExtendWith(OutputCaptureExtension.class)
class DatabasePasswordTest {

    private static final String SECRET = "{\"username\":\"rotated\",\"password\":\"%s\"}";
    private static final String GOES_ON = "connections are opened with the last one that was told";

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient db;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private SecretsManager secrets;

    @BeforeEach
    void anAccountOfItsOwn() throws Exception {
        secrets = new SecretsManager(SECRET.formatted("tiro-primero"));
        db.sql("create role rotated login password 'tiro-primero'").update();
    }

    @AfterEach
    void gone() {
        secrets.close();
        db.sql("drop role rotated").update();
    }

    @Test
    void aConnectionOpenedAfterARotationHasTheNewPassword() {
        node().run(context -> {
            var pool = context.getBean(HikariDataSource.class);
            assertThat(user(pool)).isEqualTo("rotated");

            db.sql("alter role rotated password 'tiro-segundo'").update();
            secrets.has(SECRET.formatted("tiro-segundo"));
            assertThat(user(pool)).as("who is connected stays so").isEqualTo("rotated");
            pool.getHikariPoolMXBean().softEvictConnections();
            assertThatExceptionOfType(CannotGetJdbcConnectionException.class).isThrownBy(() -> user(pool));

            tenSecondsPass();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> user(pool).equals("rotated"));
        });
    }

    @Test
    void aBurstOfConnectionsAsksOnce() {
        node().run(context -> {
            var asked = context.getBean(HikariDataSource.class).getCredentialsProvider();
            tenSecondsPass();
            assertThat(Together.atOnce(20, n -> asked.getCredentials().getPassword()))
                    .containsOnly("tiro-primero");
            assertThat(secrets.told()).as("at the start and for the burst").isEqualTo(2);
        });
    }

    @Test
    void whileSecretsManagerIsAwayTheLastPasswordToldIsTakenAndThatIsSaidOnce(CapturedOutput output) {
        node().run(context -> {
            var pool = context.getBean(HikariDataSource.class);
            secrets.close();
            for (int opened = 0; opened < 2; opened++) {
                tenSecondsPass();
                assertThat(user(pool)).isEqualTo("rotated");
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            assertThat(output).containsOnlyOnce(GOES_ON).doesNotContain("tiro-primero");
        });
    }

    @Test
    void aNodeThatIsNeverToldThePasswordDoesNotStartAndSaysWhy() {
        secrets.close();
        node().run(context -> assertThat(context)
                .getFailure()
                .hasStackTraceContaining(
                        "Secrets Manager does not tell the database's password (anb.database.secret): "));
    }

    @Test
    void aSecretThatHoldsSomethingElseIsNotQuoted() {
        for (var other : new String[] {"tiro-primero", "[\"tiro-primero\"]", SECRET.replace("password", "pass"), ""}) {
            secrets.has(other);
            node().run(context -> assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(UnusableSetting.class)
                    .hasMessage("the secret that anb.database.secret names is no JSON with username and password"));
        }
    }

    @Test
    void theNameMayBeASetting() {
        secrets.has("{\"password\":\"tiro-primero\"}");
        node().withPropertyValues("spring.datasource.username=rotated")
                .run(context ->
                        assertThat(user(context.getBean(DataSource.class))).isEqualTo("rotated"));
    }

    private ApplicationContextRunner node() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(Told.class)
                .withBean(InstantSource.class, () -> now::get)
                .withSystemProperties(
                        "aws.accessKeyId=AKIA",
                        "aws.secretAccessKey=of-a-role",
                        "aws.endpointUrlSecretsManager=" + secrets.address())
                .withPropertyValues(
                        "spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "spring.datasource.hikari.connection-timeout=2000",
                        "anb.database.secret=" + SecretsManager.ARN);
    }

    private void tenSecondsPass() {
        now.updateAndGet(before -> before.plusSeconds(10));
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
