package anb.showcase;

import anb.editions.EditionId;
import anb.problem.ErrorCode;
import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every video of an edition, public or not, for organisers. */
@Repository
public class AllVideos {

    /** Which of them. */
    public enum Which {
        ALL("true"),
        UNFINISHED("video.status in ('uploaded', 'processing')"),
        FAILED("video.status = 'failed'"),
        HIDDEN("video.hidden_at is not null"),
        DUPLICATE("video.duplicate_of is not null");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    /**
     * One of them, and whose it is.
     *
     * @param failure why nothing was made of it
     * @param firstEntry where the very same file was entered before: title and player of the first time
     */
    public record Row(
            VideoId id,
            String title,
            @Nullable String description,
            String username,
            String city,
            String status,
            boolean published,
            @Nullable String hiddenReason,
            @Nullable ErrorCode failure,
            @Nullable String firstEntry,
            long votes,
            Instant uploadedAt) {}

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    private static final String ROWS = """
            select video.*, account.first_name || ' ' || account.last_name as username, account.city,
                   coalesce(tally.votes, 0) as votes,
                   original.title || ' (' || entrant.first_name || ' ' || entrant.last_name || ')' as first_entry
            from video join account on account.id = video.player left join tally on tally.video = video.id
            left join video original on original.id = video.duplicate_of
            left join account entrant on entrant.id = original.player
            """;

    /** Of either kind by its index, before anything is sorted; published or not may change, but not within a statement. */
    private static final String FOUND = """
            with found as materialized (
                select id from video where published and {search}
                union all
                select id from video where not published and {search})
            """;

    private final JdbcClient db;

    AllVideos(JdbcClient db) {
        this.db = db;
    }

    /**
     * A page of some, the newest first.
     *
     * @param q what to find in title and player; null for all
     * @param before the last one of the page before; null at the beginning
     */
    public List<Row> newest(EditionId edition, Which which, @Nullable String q, @Nullable VideoId before, int limit) {
        var search = Search.of(q);
        var page =
                ROWS + """
                where video.edition = :edition and video.id < :before and %s %s
                order by video.id desc limit :limit
                """.formatted(which.condition, search == null ? "" : "and video.id in (select id from found)");
        var query = db.sql(search == null ? page : FOUND.replace("{search}", search.condition()) + page)
                .param("edition", edition.value())
                .param("before", before == null ? BEHIND_ALL : before.value())
                .param("limit", limit);
        return (search == null ? query : query.params(search.values()))
                .query(AllVideos::row)
                .list();
    }

    /**
     * The next of all of them in the order of their ids, which is about that of their uploads.
     *
     * @param after the last of those before; null at the beginning
     */
    public List<Row> following(EditionId edition, @Nullable VideoId after, int limit) {
        return db.sql(ROWS + "where video.edition = :edition and video.id > :after order by video.id limit :limit")
                .param("edition", edition.value())
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("limit", limit)
                .query(AllVideos::row)
                .list();
    }

    /** What some are called and whose they are, by id; without those that are gone, or are no videos. */
    public Map<UUID, String> named(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        db.sql("""
                select video.id, video.title || ' · ' || account.first_name || ' ' || account.last_name as name
                from video join account on account.id = video.player where video.id = any (:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var failure = row.getString("failure_code");
        return new Row(
                new VideoId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getString("description"),
                row.getString("username"),
                row.getString("city"),
                row.getString("status"),
                row.getBoolean("published"),
                row.getString("hidden_reason"),
                failure == null ? null : ErrorCode.of(failure),
                row.getString("first_entry"),
                row.getLong("votes"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
