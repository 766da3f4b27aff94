package anb.showcase;

import anb.editions.EditionId;
import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The public list: every video that is up for the vote. A page is found by indexes alone, then read. One asked for by its
 * offset is walked to from its hour on, or from its number of votes on; one asked for by its link is not walked to at all.
 */
@Repository
public class PublicVideos {

    private static final String ROWS = """
            select video.id, video.title, video.rendition_fence,
                   greatest(video.rendition_fence, video.poster_fence) as picture_fence, video.uploaded_at, video.description,
                   account.first_name || ' ' || account.last_name as username, account.city, account.country, tally.votes
            from (%s) page
            join video on video.id = page.id
            join account on account.id = video.player
            join tally on tally.video = video.id
            order by %s
            """;

    /**
     * How the ids of a page are found, in one order.
     *
     * @param all without a search
     * @param near a search in the first of the list, which finds whatever is common
     * @param indexed a search by trigrams, for what is so rare that few rows are left to be sorted
     */
    private record Statements(String all, String near, String indexed) {}

    /** Rows that are walked past in less time than it takes to ask how many there are. */
    private static final int SHORT_WALK = 1_000;

    /**
     * Rows of the list that a search looks at before it asks the index, at four to the microsecond: enough for a word that
     * one in a hundred has, and to come to {@link Search#DEEPEST} for one in seventy. What is rarer the index finds soon.
     */
    private static final int NEAR = 10_000, NEAR_AN_OFFSET = 40_000;

    private static final Statements NEWEST_FIRST = new Statements(
            rows("page.uploaded_at desc, page.id desc", """
            select id, uploaded_at from video where edition = :edition and published {city} {after}
            order by uploaded_at desc, id desc limit :limit offset :offset
            """),
            rows("page.uploaded_at desc, page.id desc", """
            select id, uploaded_at from (
                select id, uploaded_at, search_key from video where edition = :edition and published {city} {after}
                order by uploaded_at desc, id desc limit {near}) near
            where {search}
            order by uploaded_at desc, id desc limit :limit offset :offset
            """),
            rows("page.uploaded_at desc, page.id desc", """
            with found as materialized (
                select id, uploaded_at from video
                where edition = :edition and published and {search} {city} {after})
            select id, uploaded_at from found order by uploaded_at desc, id desc limit :limit offset :offset
            """));

    private static final Statements MOST_VOTED_FIRST = new Statements(
            rows("page.votes desc, page.id desc", """
            select video as id, votes from tally where edition = :edition and listed {city} {after}
            order by votes desc, video desc limit :limit offset :offset
            """),
            rows("page.votes desc, page.id desc", """
            select id, votes from (
                select video as id, votes, search_key from tally where edition = :edition and listed {city} {after}
                order by votes desc, video desc limit {near}) near
            where {search}
            order by votes desc, id desc limit :limit offset :offset
            """),
            rows("page.votes desc, page.id desc", """
            select video as id, votes from tally
            where video = any (array(
                select id from video where edition = :edition and published and {search} {city})) {after}
            order by votes desc, video desc limit :limit offset :offset
            """));

    /** A statement for what a page shows, of one that finds its ids. */
    static String rows(String order, String page) {
        return ROWS.formatted(page, order);
    }

    private final JdbcClient db;

    PublicVideos(JdbcClient db) {
        this.db = db;
    }

    /**
     * A video and its player, as everybody may know them.
     *
     * @param fence of the run that made its clip
     * @param pictureFence of the run that made its pictures
     */
    public record Row(
            VideoId id,
            String title,
            long fence,
            long pictureFence,
            Instant uploadedAt,
            String username,
            String city,
            String country,
            long votes,
            @Nullable String description) {}

    /** One of them; empty while it is not up for the vote. */
    public Optional<Row> find(VideoId id) {
        return db.sql(ROWS.formatted("select id from video where id = :id and published", "video.id"))
                .param("id", id.value())
                .query(PublicVideos::row)
                .optional();
    }

    /** A page, in the order asked for. */
    public List<Row> page(EditionId edition, PublicQuery query) {
        boolean byVotes = query.order() == Order.VOTES;
        var statements = byVotes ? MOST_VOTED_FIRST : NEWEST_FIRST;
        var search = query.search();
        if (search != null) {
            var near = page(statements.near(), edition, query);
            return near.size() == query.limit() || !search.indexable()
                    ? near
                    : page(statements.indexed(), edition, query);
        }
        if (query.after() != null || query.offset() <= SHORT_WALK) {
            return page(statements.all(), edition, query);
        }
        return (byVotes ? ofItsLevel(edition, query) : ofItsHour(edition, query))
                .map(rest -> page(statements.all(), edition, rest))
                .orElse(List.of());
    }

    /** What is left of a walk to a page of the newest. An hour has the more videos the nearer the deadline is, and never all. */
    private Optional<PublicQuery> ofItsHour(EditionId edition, PublicQuery query) {
        return deepest(
                edition,
                query,
                """
                select hour + interval '1 hour' as ends, newer as before
                from (select hour, sum(videos) over (order by hour desc) - videos as newer
                      from listing where edition = :edition and city_key = :list) hours
                where newer <= :offset
                order by newer desc, hour limit 1
                """,
                row -> PageKey.before(row.getTimestamp("ends").toInstant()));
    }

    /** The same of the most voted: what has so many votes and fewer. */
    private Optional<PublicQuery> ofItsLevel(EditionId edition, PublicQuery query) {
        return deepest(edition, query, """
                select votes, more as before
                from (select votes, sum(videos) over (order by votes desc) - videos as more
                      from tally_level where edition = :edition and city_key = :list) levels
                where more <= :offset
                order by more desc, votes limit 1
                """, row -> PageKey.below(row.getLong("votes") + 1));
    }

    private interface Start {
        PageKey of(ResultSet row) throws SQLException;
    }

    private Optional<PublicQuery> deepest(EditionId edition, PublicQuery query, String statement, Start start) {
        return db.sql(statement)
                .param("edition", edition.value())
                .param("list", Objects.requireNonNullElse(query.cityKey(), ""))
                .param("offset", query.offset())
                .query((row, n) -> query.behind(start.of(row), query.offset() - row.getInt("before")))
                .optional();
    }

    /** Only what is asked for is in the statement: a condition that may be null keeps the planner from its index. */
    private List<Row> page(String statement, EditionId edition, PublicQuery query) {
        Map<String, Object> values =
                new HashMap<>(Map.of("edition", edition.value(), "limit", query.limit(), "offset", query.offset()));
        var city = query.cityKey() == null ? "" : "and city_key = :city";
        values.put("city", Objects.requireNonNullElse(query.cityKey(), ""));
        String after = "";
        if (query.after() != null) {
            after = query.order() == Order.VOTES
                    ? "and (votes, video) < (:afterVotes, :afterId)"
                    : "and (uploaded_at, id) < (:afterTime, :afterId)";
            values.put("afterVotes", query.after().votes());
            values.put("afterTime", query.after().uploadedAt().atOffset(ZoneOffset.UTC));
            values.put("afterId", query.after().id());
        }
        String search = "";
        if (query.search() != null) {
            search = query.search().condition();
            values.putAll(query.search().values());
        }
        return db.sql(statement
                        .replace("{city}", city)
                        .replace("{after}", after)
                        .replace("{search}", search)
                        .replace("{near}", String.valueOf(query.offset() == 0 ? NEAR : NEAR_AN_OFFSET)))
                .params(values)
                .query(PublicVideos::row)
                .list();
    }

    static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                new VideoId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getLong("rendition_fence"),
                row.getLong("picture_fence"),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getString("username"),
                row.getString("city"),
                row.getString("country"),
                row.getLong("votes"),
                row.getString("description"));
    }
}
