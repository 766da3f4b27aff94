package anb.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/** The audit table and every statement on it: rows are added and read, never changed; the table refuses all else. */
@Repository
public class Audit {

    private final JdbcClient db;

    Audit(JdbcClient db) {
        this.db = db;
    }

    /**
     * Adds an entry to the caller's transaction, if there is one: what was done and that it was done are then one.
     *
     * @param act what was asked for or done; no e-mail address and no secret
     */
    public void write(Actor actor, String act, String outcome) {
        write("""
                insert into audit (who, origin, act, outcome, request)
                values (:who, :origin, :act, :outcome, :request)
                """, actor, act, outcome);
    }

    /** The same for what is asked by itself, again and again: not when it was already in this hour, with the same outcome. */
    void writeOnceAnHour(Actor actor, String act, String outcome) {
        write("""
                insert into audit (who, origin, act, outcome, request)
                select :who, :origin, :act, :outcome, :request
                where not exists (select from audit
                                  where at >= date_trunc('hour', now(), 'UTC') and who = :who and origin = :origin
                                    and act = :act and outcome = :outcome)
                """, actor, act, outcome);
    }

    private void write(String statement, Actor actor, String act, String outcome) {
        db.sql(statement)
                .param("who", actor.who())
                .param("origin", actor.origin())
                .param("act", act)
                .param("outcome", outcome)
                .param("request", actor.request())
                .update();
    }

    /** Adds that an act failed; when that cannot be written either, the failure carries along why. */
    public void writeFailure(Actor actor, String act, RuntimeException failure) {
        try {
            write(actor, act, "failed: " + failure.getClass().getSimpleName());
        } catch (DataAccessException | TransactionException e) {
            failure.addSuppressed(e);
        }
    }

    /** The latest entries first, those before a number when one is given. */
    public List<AuditEntry> latest(int limit, @Nullable Long before) {
        return latest("true", limit, before);
    }

    /** The same without requests that only read. */
    public List<AuditEntry> latestActs(int limit, @Nullable Long before) {
        return latest("act not like 'GET %' and act not like 'HEAD %'", limit, before);
    }

    private List<AuditEntry> latest(String condition, int limit, @Nullable Long before) {
        return db.sql("""
                select number, at, who, origin, act, outcome, request from audit
                where (cast(:before as bigint) is null or number < :before) and %s
                order by number desc limit :limit
                """.formatted(condition))
                .param("before", before)
                .param("limit", limit)
                .query(AuditEntry.class)
                .list();
    }
}
