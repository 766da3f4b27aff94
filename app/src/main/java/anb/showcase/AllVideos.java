package anb.showcase;

import anb.editions.EditionId;
import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
     * @param firstEntry where the very same file was entered before: title and player of the first time
     */
    public record Row(
            VideoId id,
            String title,
            String username,
            String city,
            String status,
            boolean published,
            @Nullable String hiddenReason,
            @Nullable String failure,
            @Nullable String firstEntry,
            long votes,
            Instant uploadedAt) {}

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ROWS = """
            select video.*, account.first_name || ' ' || account.last_name as username, account.city,
                   coalesce(tally.votes, 0) as votes,
                   original.title || ' (' || entrant.first_name || ' ' || entrant.last_name || ')' as first_entry
            from video join account on account.id = video.player left join tally on tally.video = video.id
            left join video original on original.id = video.duplicate_of
            left join account entrant on entrant.id = original.player
            """;

    private final JdbcClient db;

    AllVideos(JdbcClient db) {
        this.db = db;
    }

    /** The newest first. */
    public List<Row> newest(EditionId edition, Which which, int limit) {
        return db.sql(ROWS + """
                where video.edition = :edition and %s
                order by video.uploaded_at desc, video.id desc limit :limit
                """.formatted(which.condition))
                .param("edition", edition.value())
                .param("limit", limit)
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

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                new VideoId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getString("username"),
                row.getString("city"),
                row.getString("status"),
                row.getBoolean("published"),
                row.getString("hidden_reason"),
                row.getString("failure_code"),
                row.getString("first_entry"),
                row.getLong("votes"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
