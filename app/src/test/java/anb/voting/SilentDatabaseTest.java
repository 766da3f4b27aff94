package anb.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** As after the loss of the database's host: its connections are open, and nothing comes back on them. */
@RealParts
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=3",
            "spring.datasource.hikari.data-source-properties.socketTimeout=3",
            "spring.datasource.hikari.data-source-properties.ApplicationName=silent"
        })
@Timeout(150)
class SilentDatabaseTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Environment environment;

    private final List<Long> frozen = new ArrayList<>();

    @AfterEach
    void thaw() throws Exception {
        for (var backend : frozen) {
            signal("CONT", backend);
        }
    }

    @Test
    void votingGoesOnByItselfOnOtherConnections() throws Exception {
        var video = given.publishedOnPaper(crowd.person("Laura", "Neiva").id(), "Triple");
        var path = "/api/public/videos/" + video + "/vote";
        Client early = given.player();
        Client late = given.player();
        await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).until(() -> {
            freeze();
            return early.post(path).status() == 503;
        });

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> late.post(path).status() == 200);
    }

    /**
     * Every connection that rests: one that does not may hold what all of PostgreSQL waits for. In the place of one that was
     * found silent there may be another meanwhile.
     */
    private void freeze() throws Exception {
        for (var backend : resting()) {
            signal("STOP", backend);
            frozen.add(backend);
        }
    }

    private List<Long> resting() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password"));
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select pid from pg_stat_activity where application_name = 'silent' and state = 'idle'")) {
            var backends = new ArrayList<Long>();
            while (rows.next()) {
                backends.add(rows.getLong(1));
            }
            backends.removeAll(frozen);
            return backends;
        }
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + process).start().waitFor())
                .isZero();
    }
}
