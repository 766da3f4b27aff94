package anb.jobs;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of nodes that work, and every statement on it. Time is the database's. Nothing is decided by it. */
@Repository
class Workers {

    /** After so long without a sign a worker is silent: three in a row are missing. */
    private static final Duration SILENT = Presence.EVERY.multipliedBy(3);

    /**
     * After so long it is forgotten, by one that lives: the last to fall silent is not, and a node that starts again and again
     * makes no long list.
     */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final JdbcClient db;
    private final WorkerName name;
    private final JobsSettings settings;

    Workers(JdbcClient db, WorkerName name, JobsSettings settings) {
        this.db = db;
        this.name = name;
        this.settings = settings;
    }

    /**
     * This node is there. Whoever has long been silent is forgotten by the way.
     *
     * @param draining it takes nothing more on
     * @param working for how long by now
     */
    void seen(boolean draining, Duration working) {
        db.sql("""
                with forgotten as (
                    delete from worker where seen_at < now() - make_interval(secs => :forgotten) and name <> :name)
                insert into worker (name, heavy, light, version, draining, started_at)
                values (:name, :heavy, :light, :version, :draining, now() - make_interval(secs => :working))
                on conflict (name) do update set draining = excluded.draining, seen_at = excluded.seen_at
                """)
                .param("forgotten", (double) FORGOTTEN.toSeconds())
                .param("name", name.toString())
                .param("heavy", settings.slots(Lane.HEAVY))
                .param("light", settings.slots(Lane.LIGHT))
                .param("version", Workers.class.getPackage().getImplementationVersion())
                .param("draining", draining)
                .param("working", working.toMillis() / 1000.0)
                .update();
    }

    /** This node works no more. */
    void gone() {
        db.sql("delete from worker where name = :name")
                .param("name", name.toString())
                .update();
    }

    /** Those that live first, in the order of their names. */
    List<Backlog.Node> all() {
        return db.sql("""
                select name, heavy, light, coalesce(running, 0) as running, version, draining, started_at, seen_at,
                       seen_at > now() - make_interval(secs => :silent) as alive
                  from worker
                  left join (select worker as name, count(*) as running from job where state = 'running' group by worker)
                         as in_hand using (name)
                 order by alive desc, name
                """)
                .param("silent", (double) SILENT.toSeconds())
                .query(Backlog.Node.class)
                .list();
    }
}
