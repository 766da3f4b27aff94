package anb.ranking;

import anb.editions.EditionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Positions of players by the votes of their published videos, read from tallies: its cost does not grow with votes.
 * Equal votes share a position (1, 2, 2, 4); among themselves the one whose last vote came first stands first.
 */
@Repository
public class Ranking {

    private static final String STANDINGS = """
            with player as (
                select video.player as id, coalesce(sum(tally.votes), 0) as votes, max(tally.last_vote_at) as last_vote_at
                from video left join tally on tally.video = video.id
                where video.published and video.edition = :edition
                group by video.player),
            standing as (
                select rank() over (order by player.votes desc) as position,
                       account.first_name || ' ' || account.last_name as username, account.city, player.votes,
                       player.last_vote_at, player.id
                from player join account on account.id = player.id
                where cast(:city as text) is null or account.city_key = :city)
            select position, username, city, votes from standing
            where position between :from and :to
            order by position, last_vote_at nulls last, id
            limit :limit offset :offset
            """;

    private final JdbcClient db;

    Ranking(JdbcClient db) {
        this.db = db;
    }

    /** A player's place, with exactly the fields of contract operation 9. */
    public record Place(long position, String username, String city, long votes) {}

    /**
     * Places in order.
     *
     * @param cityKey positions within this city; null for the whole edition
     */
    public List<Place> places(EditionId edition, @Nullable String cityKey, Slice slice) {
        return db.sql(STANDINGS)
                .param("edition", edition.value())
                .param("city", cityKey)
                .param("from", slice.from())
                .param("to", slice.to())
                .param("limit", slice.limit())
                .param("offset", slice.offset())
                .query(Place.class)
                .list();
    }
}
