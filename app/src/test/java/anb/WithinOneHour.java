package anb;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Lets a test begin behind the turn of the hour, or of the contest's day, when that is near: what it puts into the
 * present one is to be in it still when it looks.
 */
public final class WithinOneHour implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        var db = SpringExtension.getApplicationContext(test).getBean(JdbcClient.class);
        await().atMost(Duration.ofMinutes(4))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> noneTurnsSoon(db));
    }

    /** Longer than such a test takes; the demo, which needs the same day, may take two minutes. */
    private static boolean noneTurnsSoon(JdbcClient db) {
        return db.sql("""
                select date_trunc('hour', now()) = date_trunc('hour', now() + interval '1 minute')
                   and date_trunc('day', now(), zone) = date_trunc('day', now() + interval '2 minutes', zone)
                from edition where is_default
                """).query(Boolean.class).single();
    }
}
