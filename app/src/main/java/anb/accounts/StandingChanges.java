package anb.accounts;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whose standing changed, in the order of transactions. A change committed late is not missed: what lies between the
 * oldest transaction still running and the newest is named again and again until all of it has ended.
 */
@Repository
class StandingChanges {

    private final JdbcClient db;

    StandingChanges(JdbcClient db) {
        this.db = db;
    }

    /**
     * Some changes.
     *
     * @param horizon from where to ask the next time
     */
    record Round(List<AccountId> accounts, String horizon) {

        /** Whether this is another count of transactions than the one that was at that horizon. */
        boolean isBehind(String earlier) {
            return Long.parseUnsignedLong(horizon) < Long.parseUnsignedLong(earlier);
        }
    }

    /** The oldest transaction still running: all below it can be seen. */
    String horizon() {
        return db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    /** Whoever was changed by a transaction from that one on. */
    Round since(String horizon) {
        return db.sql("""
                select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
                       array(select id from account where standing_xid >= :horizon::xid8) as accounts
                """)
                .param("horizon", horizon)
                .query((row, index) -> new Round(
                        List.of((UUID[]) row.getArray("accounts").getArray()).stream()
                                .map(AccountId::new)
                                .toList(),
                        row.getString("horizon")))
                .single();
    }
}
