package anb.sampledata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anb.Application;
import anb.RealParts;
import anb.embedded.EmbeddedServers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The errand that fills a database, on one that was empty. */
@RealParts
@TestInstance(Lifecycle.PER_CLASS)
class SampleDataTest {

    @Autowired
    JdbcClient db;

    @Autowired
    Environment environment;

    private ConfigurableApplicationContext node;

    @BeforeAll
    void fillAnEmptyDatabase() {
        node = onAnEmptyDatabase("--anb.sample-data=2000,300,20000");
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void anEmptyDatabaseIsFilledWithAContestThatAddsUp() {
        var filled = node.getBean(JdbcClient.class);

        assertThat(node.getBean(SampleDataCommand.class).getExitCode()).isZero();
        assertThat(number(filled, "select count(*) from account where role = 'player'"))
                .isEqualTo(2000);
        assertThat(number(filled, "select count(*) from video")).isEqualTo(300);
        assertThat(number(filled, "select count(*) from vote")).isBetween(19_000L, 21_000L);
        assertThat(number(filled, "select sum(votes) from tally"))
                .isEqualTo(number(filled, "select count(*) from vote"));
        assertThat(number(filled, "select sum(votes) from score"))
                .isEqualTo(number(filled, "select sum(votes) from tally where listed"));
        assertThat(number(filled, "select sum(players) from score_level where city_key = ''"))
                .isEqualTo(number(filled, "select count(*) from score"));
        assertThat(number(filled, "select count(*) from pg_constraint where conrelid = 'vote'::regclass"))
                .isEqualTo(number(db, "select count(*) from pg_constraint where conrelid = 'vote'::regclass"));
        assertThat(number(filled, "select count(*) from pg_indexes where tablename like 'vote%'"))
                .isEqualTo(number(db, "select count(*) from pg_indexes where tablename like 'vote%'"));
        assertThat(filled.sql("select act || ': ' || outcome from audit")
                        .query(String.class)
                        .list())
                .containsExactly("sample-data: status 0");
    }

    @Test
    void aDatabaseInUseIsLeftAlone() {
        assertThat(node.getBean(SampleData.class).mayFill()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1,2", "0,1,0", "1,0,0", "10,2,100", "-1,2,3", "1000000000,1,1"})
    void aSizeThatMakesNoSenseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Size.of(text));
    }

    @Test
    void withoutANumberItIsAMillionPlayers() {
        assertThat(Size.of("")).isEqualTo(new Size(1_000_000, 300_000, 10_000_000));
    }

    private ConfigurableApplicationContext onAnEmptyDatabase(String... arguments) {
        String name = "empty_" + UUID.randomUUID().toString().replace("-", "");
        db.sql("create database " + name).update();
        return on(
                environment
                        .getRequiredProperty("spring.datasource.url")
                        .replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"),
                arguments);
    }

    private ConfigurableApplicationContext on(String url, String... arguments) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(
                        new EmbeddedServers(),
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource(
                                        "elsewhere", Map.of("spring.datasource.url", url, "server.port", 0))))
                .run(arguments);
    }

    private static long number(JdbcClient db, String query) {
        return db.sql(query).query(Long.class).single();
    }
}
