package anb.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What workers do with the job table. Time is the database's; every write names the fence of its run and touches
 * nothing when that run no longer holds the job (G3).
 */
@Repository
class Ledger {

    /** A job now ours; {@code crash} says whose run vanished, when that is why it could be taken. */
    record Claim(Job job, @Nullable Crash crash) {}

    /** {@code last}: it was the last crash allowed. */
    record Crash(long fence, String reason, boolean last) {}

    private final JdbcClient db;
    private final JobsSettings settings;
    private final WorkerName worker;
    private final InTouch inTouch;

    Ledger(JdbcClient db, JobsSettings settings, WorkerName worker, InTouch inTouch) {
        this.db = db;
        this.settings = settings;
        this.worker = worker;
        this.inTouch = inTouch;
    }

    /**
     * Leases the fairest due job of a lane to this worker: whose owner has the fewest running, then whose turn is
     * earliest, then whichever is due longest; background work comes after all other. It chooses among the first
     * hundred by turn, of those whose retry is due and of those whose lease ran out, so its cost does not depend on how
     * many wait. A lease that ran out is left alone by whoever was out of touch ({@link InTouch}).
     */
    Optional<Claim> claim(Lane lane, Set<String> kinds) {
        var claimed = db.sql("""
                with candidate as (
                    (select id from job
                      where lane = :lane and state = 'queued' and failures = 0 and due_at <= now()
                        and kind = any (:kinds)
                      order by background, turn, due_at limit 100)
                    union all
                    (select id from job
                      where lane = :lane and state = 'queued' and failures > 0 and due_at <= now()
                        and kind = any (:kinds)
                      order by due_at limit 100)
                    union all
                    (select id from job
                      where lane = :lane and state = 'running' and leased_until < now() and now() < :takesOverUntil
                        and kind = any (:kinds)
                      limit 100)
                ), fairest as (
                    select job.id, job.state, job.fence, job.worker, job.phase, job.percent
                      from candidate join job using (id)
                     where (job.state = 'queued' and job.due_at <= now())
                        or (job.state = 'running' and job.leased_until < now())
                     order by job.background,
                              (select count(*) from job busy
                                where busy.lane = :lane and busy.owner = job.owner and busy.state = 'running'
                                  and not busy.background),
                              job.turn, job.due_at
                     limit 1
                       for update of job skip locked
                )
                update job
                   set state = 'running', worker = :worker, fence = nextval('job_fence'),
                       leased_until = now() + make_interval(secs => :lease),
                       started_at = now(), phase = null, percent = null, attempts = job.attempts + 1,
                       crashes = job.crashes + case fairest.state when 'running' then 1 else 0 end
                  from fairest
                 where job.id = fairest.id
                returning now() as heard,
                       job.id, job.kind, job.lane, job.subject, job.owner, job.fence, job.attempts, job.crashes,
                       case fairest.state when 'running' then fairest.fence end as crashed_fence,
                       format('worker %s vanished at %s %s %%', fairest.worker,
                              coalesce(fairest.phase, 'the start'), coalesce(fairest.percent, 0)) as crash
                """)
                .param("lane", lane.text())
                .param("kinds", kinds.toArray(String[]::new))
                .param("worker", worker.toString())
                .param("lease", seconds(settings.lease()))
                .param("takesOverUntil", inTouch.takesOverUntil())
                .query(this::claim)
                .optional();
        if (claimed.isEmpty()) {
            inTouch.heard(now());
        }
        return claimed;
    }

    /** PostgreSQL's, which alone says whether a lease has run out. */
    private OffsetDateTime now() {
        return db.sql("select now()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .single();
    }

    private Claim claim(ResultSet row, int number) throws SQLException {
        inTouch.heard(row.getObject("heard", OffsetDateTime.class));
        var crashedFence = row.getObject("crashed_fence", Long.class);
        var last = row.getInt("crashes") >= settings.crashes();
        return new Claim(
                job(row, number), crashedFence == null ? null : new Crash(crashedFence, row.getString("crash"), last));
    }

    /** Reads a job from its columns, {@code attempts} being the number of the present attempt. */
    static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                new JobKind(row.getString("kind"), Lane.of(row.getString("lane"))),
                row.getObject("subject", UUID.class),
                row.getObject("owner", UUID.class),
                row.getLong("fence"),
                row.getInt("attempts"));
    }

    /** Renews the leases of all these runs at once. @return the fences that still hold; the others are lost */
    Set<Long> renew(Collection<Job> jobs) {
        return db.sql("""
                update job set leased_until = now() + make_interval(secs => :lease)
                  from unnest(:ids, :fences) as held (id, fence)
                 where job.id = held.id and job.fence = held.fence and job.state = 'running'
                returning job.fence, now() as heard
                """)
                .param("lease", seconds(settings.lease()))
                .param("ids", jobs.stream().map(job -> job.id().value()).toArray(UUID[]::new))
                .param("fences", jobs.stream().map(Job::fence).toArray(Long[]::new))
                .query(this::renewed)
                .set();
    }

    private Long renewed(ResultSet row, int number) throws SQLException {
        inTouch.heard(row.getObject("heard", OffsetDateTime.class));
        return row.getLong("fence");
    }

    /** Says how far a run is. @return false when it lost the job */
    boolean report(Job job, String phase, int percent) {
        return held("""
                update job set phase = left(:phase, 100), percent = :percent
                 where id = :id and fence = :fence and state = 'running'
                """, job)
                        .param("phase", phase)
                        .param("percent", Math.clamp(percent, 0, 100))
                        .update()
                == 1;
    }

    boolean done(Job job) {
        return held("""
                update job
                   set state = 'done', finished_at = now(), worker = null, leased_until = null, reason = null
                 where id = :id and fence = :fence and state = 'running'
                """, job).update() == 1;
    }

    boolean gaveUp(Job job, String reason) {
        return held("""
                update job
                   set state = 'failed', finished_at = now(), worker = null, leased_until = null,
                       reason = left(:reason, 1000)
                 where id = :id and fence = :fence and state = 'running'
                """, job).param("reason", Attempts.printable(reason)).update() == 1;
    }

    /** Counts a failure: due again after a growing, varied pause, or dead when it was the last allowed. */
    Ending retry(Job job, String reason) {
        return held("""
                update job
                   set state = case when failures + 1 < :most then 'queued' else 'dead' end,
                       finished_at = case when failures + 1 < :most then null else now() end,
                       due_at = now() + (0.75 + random() / 2)
                              * make_interval(secs => least(:backoff * power(2, least(failures, 30)), :longest)),
                       failures = failures + 1, worker = null, leased_until = null, reason = left(:reason, 1000)
                 where id = :id and fence = :fence and state = 'running'
                returning case state when 'dead' then 'DEAD' else 'RETRY' end
                """, job)
                .param("most", settings.failures())
                .param("backoff", seconds(settings.backoff()))
                .param("longest", seconds(settings.longestBackoff()))
                .param("reason", Attempts.printable(reason))
                .query(Ending.class)
                .optional()
                .orElse(Ending.LOST);
    }

    /** Declares dead a job just claimed from its last allowed crash; the claim itself was no attempt. */
    void bury(Job job, String reason) {
        held("""
                update job
                   set state = 'dead', finished_at = now(), worker = null, leased_until = null,
                       attempts = attempts - 1, reason = left(:reason, 1000)
                 where id = :id and fence = :fence and state = 'running'
                """, job).param("reason", reason).update();
    }

    /** Makes a job due at once without counting anything against it. */
    boolean handBack(Job job) {
        return held("""
                update job
                   set state = 'queued', due_at = now(), worker = null, leased_until = null, phase = null,
                       percent = null
                 where id = :id and fence = :fence and state = 'running'
                """, job).update() == 1;
    }

    private JdbcClient.StatementSpec held(String sql, Job job) {
        return db.sql(sql).param("id", job.id().value()).param("fence", job.fence());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
