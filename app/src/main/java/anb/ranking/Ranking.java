package anb.ranking;

import anb.accounts.AccountId;
import anb.editions.EditionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Positions of players by the votes of their published videos, read from scores: its cost grows neither with votes nor
 * with the depth of a page. Equal votes share a position (1, 2, 2, 4); among themselves the one whose last vote came
 * first stands first.
 */
@Repository
public class Ranking {

    /** Each number of votes with the number of players who have more. */
    private static final String LEVELS = """
            with level as materialized (
                select votes, sum(players) over (order by votes desc) - players as above
                from score_level where edition = :edition and city_key = :scope),
            """;
    /** Where the page starts: so many rows behind the first position that is not before the one asked for. */
    private static final String BY_PLACE = """
            start as (
                select min(above) + :offset as place from level where above >= :from - 1),
            first as (
                select votes, above from level, start where above <= place order by above desc limit 1),
            line as (
                select score.* from score
                where edition = :edition %s and -votes >= (select -votes from first)
                order by -votes, last_vote_at, player
                offset (select place - above from start, first) limit :limit)
            """;

    private static final String BEHIND_A_LINE = """
            line as (
                select score.* from score
                where edition = :edition %s and (-votes, last_vote_at, player) > (-:votes, :lastVoteAt, :player)
                order by -votes, last_vote_at, player
                offset :offset limit :limit)
            """;
    private static final String PLACES = """
            select level.above + 1 as position, account.first_name || ' ' || account.last_name as username,
                   account.city, line.votes, line.last_vote_at, line.player
            from line join level using (votes) join account on account.id = line.player
            where level.above < :to
            order by -line.votes, line.last_vote_at, line.player
            """;

    private final JdbcClient db;

    Ranking(JdbcClient db) {
        this.db = db;
    }

    /** A player's place, with exactly the fields of contract operation 9. */
    public record Place(long position, String username, String city, long votes) {}

    /** A place, and where it is for whoever goes on behind it. */
    public record Line(Place place, RankKey key) {}

    /**
     * Places in order.
     *
     * @param cityKey positions within this city; null for the whole edition
     */
    public List<Line> lines(EditionId edition, @Nullable String cityKey, Slice slice) {
        var after = slice.after();
        var page = (after == null ? BY_PLACE : BEHIND_A_LINE).formatted(cityKey == null ? "" : "and city_key = :scope");
        var query = db.sql(LEVELS + page + PLACES)
                .param("edition", edition.value())
                .param("scope", cityKey == null ? "" : cityKey)
                .param("to", slice.to())
                .param("limit", slice.limit())
                .param("offset", slice.offset());
        query = after == null
                ? query.param("from", slice.from())
                : query.param("votes", after.votes())
                        .param("lastVoteAt", after.lastVoteAt())
                        .param("player", after.player());
        return query.query(Ranking::line).list();
    }

    /** Where one player stands, among all and in their city. */
    public record Standing(long overall, long inCity, long votes) {}

    /** A player's standing; empty while no video of theirs is up for the vote. */
    public Optional<Standing> standing(EditionId edition, AccountId player) {
        return db.sql("""
                select score.votes,
                       1 + (select coalesce(sum(players), 0) from score_level level
                            where level.edition = score.edition and level.city_key = '' and level.votes > score.votes)
                           as overall,
                       1 + (select coalesce(sum(players), 0) from score_level level
                            where level.edition = score.edition and level.city_key = score.city_key
                              and level.votes > score.votes) as in_city
                from score where edition = :edition and player = :player
                """)
                .param("edition", edition.value())
                .param("player", player.value())
                .query(Standing.class)
                .optional();
    }

    /**
     * Where a player's line is.
     *
     * @param cityKey of the ranking it is in; empty for all
     * @param above lines before it, those of the same position among them
     */
    public record Row(String cityKey, long above) {}

    /** The row of a player among all, or in their city; empty while no video of theirs is up for the vote. */
    public Optional<Row> row(EditionId edition, AccountId player, boolean inCity) {
        return db.sql("""
                select scope.city_key,
                       (select coalesce(sum(players), 0) from score_level level
                        where level.edition = mine.edition and level.city_key = scope.city_key
                          and level.votes > mine.votes)
                       + (select count(*) from score same
                          where same.edition = mine.edition %s and -same.votes = -mine.votes
                            and (same.last_vote_at, same.player) < (mine.last_vote_at, mine.player)) as above
                from score mine, lateral (select %s as city_key) scope
                where mine.edition = :edition and mine.player = :player
                """.formatted(inCity ? "and same.city_key = mine.city_key" : "", inCity ? "mine.city_key" : "''"))
                .param("edition", edition.value())
                .param("player", player.value())
                .query(Row.class)
                .optional();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        long votes = row.getLong("votes");
        return new Line(
                new Place(row.getLong("position"), row.getString("username"), row.getString("city"), votes),
                new RankKey(
                        votes,
                        row.getObject("last_vote_at", OffsetDateTime.class),
                        row.getObject("player", UUID.class)));
    }
}
