package anb.jobs;

import anb.jobs.delivery.Wakeups;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs that used up their attempts: why, and once more from the start. */
@Repository
public class DeadJobs {

    /** A dead job with the reason and log of its last run. */
    public record DeadJob(
            JobId id,
            String kind,
            UUID subject,
            UUID owner,
            int failures,
            int crashes,
            String reason,
            @Nullable String logTail,
            Instant finishedAt) {}

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Handlers handlers;
    private final Wakeups wakeups;

    DeadJobs(JdbcClient db, TransactionTemplate transaction, Handlers handlers, Wakeups wakeups) {
        this.db = db;
        this.transaction = transaction;
        this.handlers = handlers;
        this.wakeups = wakeups;
    }

    public long count() {
        return db.sql("select count(*) from job where state = 'dead'")
                .query(Long.class)
                .single();
    }

    /** The latest to die first, at most {@code limit}. */
    public List<DeadJob> list(int limit) {
        return list(limit, 0);
    }

    /** The same behind so many. */
    public List<DeadJob> list(int limit, int offset) {
        return db.sql("""
                select id, kind, subject, owner, failures, crashes, reason, finished_at,
                       (select log_tail from job_attempt where job = job.id order by fence desc limit 1) as log_tail
                  from job where state = 'dead' order by finished_at desc, id limit :limit offset :offset
                """)
                .param("limit", limit)
                .param("offset", offset)
                .query(DeadJob.class)
                .list();
    }

    /**
     * Makes a dead job due again with all its attempts before it; the fence goes on counting.
     *
     * @return false when it is not dead, its subject meanwhile has another live job of that kind, or nobody here knows that kind
     */
    public boolean replay(JobId id) {
        return transaction.execute(status -> revived(id)
                .map(job -> {
                    handlers.of(job.kind()).replayed(job);
                    wakeups.announceAfterCommit(
                            job.kind().lane().text(), id.value().toString());
                    return true;
                })
                .orElse(false));
    }

    /** The dead job of this kind and subject. */
    public Optional<JobId> about(JobKind kind, UUID subject) {
        return db.sql("""
                select id from job where state = 'dead' and kind = :kind and subject = :subject
                order by finished_at desc limit 1
                """)
                .param("kind", kind.name())
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(JobId::new);
    }

    /** Those of these subjects, in the order of subjects: whoever revives several locks them in that order. */
    public List<JobId> about(JobKind kind, Collection<UUID> subjects) {
        return db.sql("""
                select distinct on (subject) id from job
                where state = 'dead' and kind = :kind and subject = any (:subjects)
                order by subject, finished_at desc
                """)
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, number) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whichever died first, first. */
    List<JobId> all() {
        return db.sql("select id from job where state = 'dead' order by finished_at")
                .query((row, number) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }

    private Optional<Job> revived(JobId id) {
        return db.sql("""
                update job
                   set state = 'queued', due_at = now(), finished_at = null, attempts = 0, failures = 0, crashes = 0,
                       phase = null, percent = null, reason = null, turn = next_turn(lane, owner)
                 where id = :id and state = 'dead' and kind = any (:kinds)
                   and not exists (select from job live
                                    where live.kind = job.kind and live.subject = job.subject
                                      and live.state in ('queued', 'running'))
                returning *
                """)
                .param("id", id.value())
                .param("kinds", handlers.kinds().toArray(String[]::new))
                .query(Ledger::job)
                .optional();
    }
}
