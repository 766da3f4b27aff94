package anb.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes as others see them, which are rows only; whoever adds some removes them. */
public final class Nodes {

    private Nodes() {}

    /** An idle one, one that ends what it does, and one that fell silent a minute ago. */
    public static void add(JdbcClient db, String idle, String leaving, String silent) {
        db.sql("""
                insert into worker (name, heavy, light, version, draining, started_at, seen_at)
                values (:idle, 2, 4, '1.2.3', false, now() - interval '1 hour', now()),
                       (:leaving, 1, 4, null, true, now() - interval '1 hour', now()),
                       (:silent, 1, 4, null, true, now() - interval '1 hour', now() - interval '1 minute')
                """)
                .param("idle", idle)
                .param("leaving", leaving)
                .param("silent", silent)
                .update();
    }

    /**
     * No worker has been heard of for an hour, and what tests said is run by nodes that never were waits. The workers of this
     * platform speak up again within ten seconds.
     */
    public static void silence(JdbcClient db) {
        db.sql("""
                update job set state = 'queued', worker = null, leased_until = null, due_at = now() + interval '1 hour'
                where state = 'running' and worker not in (select name from worker)
                """).update();
        db.sql("update worker set seen_at = now() - interval '1 hour'").update();
    }
}
