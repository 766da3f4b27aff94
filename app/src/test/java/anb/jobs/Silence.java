package anb.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation in which nobody works. */
public final class Silence {

    private Silence() {}

    /**
     * No worker has been heard of for an hour, and what tests said is run by nodes that never were waits. The workers of this
     * platform speak up again within ten seconds.
     */
    public static void over(JdbcClient db) {
        db.sql("""
                update job set state = 'queued', worker = null, leased_until = null, due_at = now() + interval '1 hour'
                where state = 'running' and worker not in (select name from worker)
                """).update();
        db.sql("update worker set seen_at = now() - interval '1 hour'").update();
    }
}
