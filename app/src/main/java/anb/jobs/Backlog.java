package anb.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What operators see of the job table and of who works on it. Reads only. */
@Repository
public class Backlog {

    /**
     * How much of one lane waits and runs; {@code oldestDueSeconds} is how long the first in line could have started,
     * background work aside.
     */
    public record Depth(Lane lane, long queued, long running, double oldestDueSeconds) {}

    /**
     * A job at work.
     *
     * @param phase null until the run first reports
     * @param percent of the phase; null like it
     * @param leaseSeconds what is left of the lease by the clock of the database; negative when it ran out
     */
    public record Running(
            JobId id,
            String kind,
            UUID subject,
            UUID owner,
            long fence,
            String worker,
            @Nullable String phase,
            @Nullable Integer percent,
            Instant startedAt,
            Instant leasedUntil,
            double leaseSeconds) {}

    /**
     * A job that waits.
     *
     * @param dueAt not before then
     * @param failures of its runs so far
     */
    public record Waiting(JobId id, String kind, UUID subject, Instant dueAt, int failures) {}

    /**
     * A node that works, or did until it fell silent.
     *
     * @param name as in {@link Running#worker}
     * @param heavy how many jobs of that lane it runs at once
     * @param light likewise
     * @param running how many of either it has in hand
     * @param version of its jar; null where that has none
     * @param draining it ends what it does and takes nothing more on
     * @param seenAt when it was last heard of
     * @param alive that was within half a minute, by the clock of the database
     */
    public record Node(
            String name,
            int heavy,
            int light,
            long running,
            @Nullable String version,
            boolean draining,
            Instant startedAt,
            Instant seenAt,
            boolean alive) {}

    private static final String RUNNING = """
            select id, kind, subject, owner, fence, worker, phase, percent, started_at, leased_until,
                   extract(epoch from leased_until - now()) as lease_seconds
              from job where state = 'running'
            """;

    private final JdbcClient db;
    private final Attempts attempts;
    private final Workers workers;

    Backlog(JdbcClient db, Attempts attempts, Workers workers) {
        this.db = db;
        this.attempts = attempts;
        this.workers = workers;
    }

    /** Those that live first. Whoever ended in order is not among them, who fell silent is for an hour. */
    public List<Node> workers() {
        return workers.all();
    }

    /**
     * Whether nothing is being processed. A lease that is kept is a sign of life, too: while nodes are updated, some are of
     * a version that gives no other.
     */
    public static boolean unattended(List<Node> workers, List<Running> running) {
        return workers.stream().noneMatch(Node::alive) && running.stream().noneMatch(run -> run.leaseSeconds() > 0);
    }

    /** When anybody was heard of last; empty where nobody is remembered. */
    public static Optional<Instant> lastHeard(List<Node> workers) {
        return workers.stream().map(Node::seenAt).max(Comparator.naturalOrder());
    }

    /** One row a lane, empty or not. */
    public List<Depth> lanes() {
        return db.sql("""
                select lane.name as lane,
                       (select count(*) from job where lane = lane.name and state = 'queued' and failures = 0)
                     + (select count(*) from job where lane = lane.name and state = 'queued' and failures > 0)
                       as queued,
                       (select count(*) from job where lane = lane.name and state = 'running') as running,
                       extract(epoch from now() - least(now(),
                           (select min(due_at) from job
                             where lane = lane.name and state = 'queued' and failures = 0
                               and not background),
                           (select min(due_at) from job
                             where lane = lane.name and state = 'queued' and failures > 0
                               and not background))) as oldest
                  from (values ('light'), ('heavy')) as lane (name)
                """)
                .query((row, number) -> new Depth(
                        Lane.of(row.getString("lane")),
                        row.getLong("queued"),
                        row.getLong("running"),
                        row.getDouble("oldest")))
                .list();
    }

    /** Everything at work, longest running first. */
    public List<Running> running() {
        return db.sql(RUNNING + " order by started_at").query(Running.class).list();
    }

    /** The first in line, about in the order in which they will be taken: how busy their owners are by then is left out. */
    public List<Waiting> waiting(int limit) {
        return db.sql("""
                with first as (
                    (select * from job where lane = 'heavy' and state = 'queued' and failures = 0
                      order by background, turn, due_at limit :limit)
                    union all
                    (select * from job where lane = 'heavy' and state = 'queued' and failures > 0
                      order by due_at limit :limit)
                    union all
                    (select * from job where lane = 'light' and state = 'queued' and failures = 0
                      order by background, turn, due_at limit :limit)
                    union all
                    (select * from job where lane = 'light' and state = 'queued' and failures > 0
                      order by due_at limit :limit))
                select id, kind, subject, due_at, failures from first
                order by background, greatest(due_at, now()), turn, due_at limit :limit
                """).param("limit", limit).query(Waiting.class).list();
    }

    /** Jobs whose lease ran out longer ago than any worker needs to notice: nobody consumes their lane (G7). */
    public List<Running> abandoned(Duration longerThan) {
        return db.sql(RUNNING + " and leased_until < now() - make_interval(secs => :seconds)")
                .param("seconds", (double) longerThan.toSeconds())
                .query(Running.class)
                .list();
    }

    /** Every run of every job about one thing, oldest first: why it was tried again. */
    List<Attempt> attemptsAbout(UUID subject) {
        return attempts.ofSubject(subject);
    }
}
