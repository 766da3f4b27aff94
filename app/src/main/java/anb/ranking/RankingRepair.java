package anb.ranking;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts scores and levels anew, whatever they say. Belongs inside a transaction: nobody else counts until it ends.
 */
@Repository
public class RankingRepair {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient db;
    private final Scores scores;

    RankingRepair(JdbcClient db, Scores scores) {
        this.db = db;
        this.scores = scores;
    }

    /** A player's scores from their tallies; levels move with them. */
    public void recountScores(UUID player) {
        waitForTurn();
        db.sql("""
                insert into score_due
                select edition, player from tally where player = :player
                union
                select edition, player from score where player = :player
                """).param("player", player).update();
        scores.recount(AT_ONCE);
    }

    /** All levels from all scores. */
    public void recountLevels() {
        waitForTurn();
        db.sql("delete from score_level").update();
        db.sql("""
                insert into score_level
                select edition, city_key, votes, count(*)
                from (select edition, city_key, votes from score union all select edition, '', votes from score) line
                group by edition, city_key, votes
                """).update();
    }

    private void waitForTurn() {
        db.sql("select pg_advisory_xact_lock(hashtext('anb.score'))::text")
                .query(String.class)
                .single();
    }
}
