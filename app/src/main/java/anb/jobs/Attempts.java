package anb.jobs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The job_attempt table and every statement that changes it: what became of each run. */
@Repository
class Attempts {

    private final JdbcClient db;
    private final WorkerName worker;

    Attempts(JdbcClient db, WorkerName worker) {
        this.db = db;
        this.worker = worker;
    }

    void began(Job job) {
        db.sql("insert into job_attempt (fence, job, attempt, worker) values (:fence, :job, :attempt, :worker)")
                .param("fence", job.fence())
                .param("job", job.id().value())
                .param("attempt", job.attempt())
                .param("worker", worker.toString())
                .update();
    }

    /** Closes the row of one run; the log keeps its last 16,000 characters. */
    void ended(long fence, Ending ending, @Nullable String reason, @Nullable String logTail) {
        db.sql("""
                update job_attempt
                   set ended_at = now(), outcome = :outcome, reason = left(:reason, 1000), log_tail = right(:log, 16000)
                 where fence = :fence and ended_at is null
                """)
                .param("fence", fence)
                .param("outcome", ending.text())
                .param("reason", printable(reason))
                .param("log", printable(logTail))
                .update();
    }

    void cancelled(JobId job) {
        db.sql("""
                update job_attempt set ended_at = now(), outcome = 'cancelled' where job = :job and ended_at is null
                """).param("job", job.value()).update();
    }

    List<Attempt> of(JobId job) {
        return db.sql("""
                select fence, attempt, worker, started_at, ended_at, outcome, reason, log_tail
                  from job_attempt where job = :job order by fence
                """).param("job", job.value()).query(Attempt.class).list();
    }

    List<Attempt> ofSubject(UUID subject) {
        return db.sql("""
                select attempt.fence, attempt.attempt, attempt.worker, attempt.started_at, attempt.ended_at,
                       attempt.outcome, attempt.reason, attempt.log_tail
                  from job_attempt attempt join job on job.id = attempt.job
                 where job.subject = :subject order by attempt.fence
                """).param("subject", subject).query(Attempt.class).list();
    }

    /** PostgreSQL takes any character but this one, and a child process may write it. */
    static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
