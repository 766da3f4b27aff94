package anb.demo;

import anb.accounts.AccountId;
import anb.accounts.Suspension;
import anb.audit.Actor;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What organisers have to do with a contest: it has an end, work has its accidents, and somebody does not play fair. */
@Repository
class Backstage {

    private static final String REASON = "Reporta videos en serie sin mirarlos.";

    private static final String LOG = """
            DELETE uploads/01a1391a.mp4: connect timed out after 2 s
            3 tries, the last after 8 s""";

    private final JdbcClient db;
    private final Suspension suspension;

    Backstage(JdbcClient db, Suspension suspension) {
        this.db = db;
        this.suspension = suspension;
    }

    /** In nine days, which the home page counts; where an end was set already, that stays. */
    void voteEnds() {
        db.sql("""
                update edition set voting_until = now() + interval '9 days'
                where is_default and voting_until is null and (voting_from is null or voting_from < now())
                """).update();
    }

    /** An erasure that never found the store. There is nothing to be erased: whoever replays it sees it done. */
    void jobDied() {
        db.sql("""
                with died as (
                    insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                    values (:id, 'erase', 'light', :id, :id, 'dead', 0, 8, 8, 'the store does not answer', now())
                    returning id)
                insert into job_attempt (fence, job, attempt, worker, started_at, ended_at, outcome, reason, log_tail)
                select nextval('job_fence'), id, 8, 'worker-2', now(), now(), 'dead', 'the store does not answer', :log from died
                """).param("id", UUID.randomUUID()).param("log", LOG).update();
    }

    /** Nothing where there is no organiser who could. */
    void suspend(AccountId fan) {
        db.sql("""
                select id from account where role = 'admin' and suspended_at is null and erased_at is null order by id limit 1
                """)
                .query(UUID.class)
                .optional()
                .ifPresent(organiser ->
                        suspension.suspend(Actor.atTheCommandLine(), new AccountId(organiser), fan, REASON));
    }
}
