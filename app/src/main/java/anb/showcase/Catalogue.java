package anb.showcase;

import anb.editions.EditionId;
import anb.videos.VideoId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every public video, for who wants to know of all of them: the oldest first, in parts that stay what they are while videos
 * are added. Read from an index alone.
 */
@Repository
public class Catalogue {

    private final JdbcClient db;

    Catalogue(JdbcClient db) {
        this.db = db;
    }

    /** The first video of a part. */
    public record Mark(OffsetDateTime uploadedAt, UUID id) {}

    /** Where parts of so many videos begin; empty where there is none. */
    public List<Mark> parts(EditionId edition, int size) {
        return db.sql("""
                select uploaded_at, id
                from (select uploaded_at, id, row_number() over (order by uploaded_at, id) - 1 as before
                      from video where edition = :edition and published) numbered
                where before % :size = 0
                order by uploaded_at, id
                """)
                .param("edition", edition.value())
                .param("size", size)
                .query(Mark.class)
                .list();
    }

    /**
     * The videos of a part.
     *
     * @param until where the next part begins; null for the last one, which grows
     */
    public List<VideoId> part(EditionId edition, Mark from, @Nullable Mark until, int atMost) {
        return db.sql("""
                select id from video
                where edition = :edition and published and (uploaded_at, id) >= (:at, :id) %s
                order by uploaded_at, id limit :limit
                """.formatted(until == null ? "" : "and (uploaded_at, id) < (:untilAt, :untilId)"))
                .param("edition", edition.value())
                .param("at", from.uploadedAt())
                .param("id", from.id())
                .param("untilAt", until == null ? null : until.uploadedAt())
                .param("untilId", until == null ? null : until.id())
                .param("limit", atMost)
                .query((row, n) -> new VideoId(row.getObject("id", UUID.class)))
                .list();
    }
}
