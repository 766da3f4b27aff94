package anb.ranking;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets days pass. */
@Component
public class Nights {

    private final JdbcClient db;
    private final ScoreKeeper scores;

    Nights(JdbcClient db, ScoreKeeper scores) {
        this.db = db;
        this.scores = scores;
    }

    /** What was kept today was kept yesterday, as whoever comes the day after finds it. */
    public void pass() {
        waitUntilCounted();
        db.sql("update score set day = day - 1").update();
        db.sql("update score_level_dawn set day = day - 1").update();
    }

    /** Waits until every score is counted that was due when it began. */
    public void waitUntilCounted() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            scores.recount();
            return db.sql("select count(*) from score_due").query(Long.class).single() == 0;
        });
    }
}
