package anb.showcase;

import anb.editions.EditionId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public list, dealt out by the lots that all have drawn ({@code video.lot}, from 0 to below 1), each deck shuffled by a seed. */
@Repository
class Decks {

    private static final double BEHIND_ALL = 1;

    private static final String BEHIND =
            "where (uuid_hash_extended(id, :seed), id) > (uuid_hash_extended(:behind, :seed), :behind)";

    private final JdbcClient db;

    Decks(JdbcClient db) {
        this.db = db;
    }

    /** Lots from one on to below another; past the highest and on from the lowest where that is no higher. */
    record Range(double from, double to) {

        private boolean goesRound() {
            return to <= from;
        }
    }

    /** So many of a deck behind one of them. All of the deck are looked at, in an index that has all it takes. */
    List<PublicVideos.Row> page(EditionId edition, String cityKey, Range deck, int seed, UUID behind, int limit) {
        return db.sql(PublicVideos.rows("page.mark, page.id", """
                select id, uuid_hash_extended(id, :seed) as mark
                from (
                    select id from video where edition = :edition and published {city} and lot >= :from and lot < :to
                    union all
                    select id from video where edition = :edition and published {city} and lot < :rest) deck
                {behind}
                order by mark, id limit :limit
                """)
                        .replace("{city}", cityKey.isEmpty() ? "" : "and city_key = :city")
                        .replace("{behind}", behind.equals(Place.NOBODY) ? "" : BEHIND))
                .param("edition", edition.value())
                .param("city", cityKey)
                .param("from", deck.from())
                .param("to", deck.goesRound() ? BEHIND_ALL : deck.to())
                .param("rest", deck.goesRound() ? deck.to() : 0)
                .param("seed", (long) seed)
                .param("behind", behind)
                .param("limit", limit)
                .query(PublicVideos::row)
                .list();
    }
}
