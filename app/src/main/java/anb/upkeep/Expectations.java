package anb.upkeep;

import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which objects the rows speak of, page by page in the order of ids, which is also the order of keys. */
@Repository
class Expectations {

    static final int PAGE = 1000;

    private static final String VIDEOS = """
            select video.id, case when video.original_expired_at is null then video.size_bytes end as original,
                   video.rendition_fence, video.rendition_bytes,
                   greatest(video.rendition_fence, video.poster_fence) as picture_fence, false as arriving,
                   array(select fence from job where kind in ('render', 'poster') and subject = video.id
                                                 and state = 'running') as running,
                   array(select fence from former_rendition where former_rendition.video = video.id) as former
            from video
            """;
    /** An open ticket is no video yet, and its object may be there: S3 dates it to the beginning of its upload. */
    private static final String TICKETS = """
            select id, cast(null as bigint) as original, cast(null as bigint) as rendition_fence,
                   cast(null as bigint) as rendition_bytes, cast(null as bigint) as picture_fence, true as arriving,
                   cast('{}' as bigint[]) as running, cast('{}' as bigint[]) as former
            from upload_ticket
            """;

    private final JdbcClient db;

    Expectations(JdbcClient db) {
        this.db = db;
    }

    /** The next page behind an id; the first when it is null. */
    List<Expected> page(@Nullable UUID after) {
        return db.sql("""
                (%s where cast(:after as uuid) is null or video.id > :after order by video.id limit :page)
                union all
                (%s where state = 'open' and (cast(:after as uuid) is null or id > :after) order by id limit :page)
                order by id limit :page
                """.formatted(VIDEOS, TICKETS))
                .param("after", after)
                .param("page", PAGE)
                .query(Expectations::expected)
                .list();
    }

    /** What the rows speak of now, of one video; empty when it has no row and no ticket. */
    Optional<Expected> of(UUID video) {
        return db.sql(VIDEOS + " where video.id = :video union all " + TICKETS
                        + " where id = :video and state = 'open'")
                .param("video", video)
                .query(Expectations::expected)
                .optional();
    }

    private static Expected expected(ResultSet row, int n) throws SQLException {
        return new Expected(
                new VideoId(row.getObject("id", UUID.class)),
                row.getObject("original", Long.class),
                row.getObject("rendition_fence", Long.class),
                row.getObject("rendition_bytes", Long.class),
                row.getObject("picture_fence", Long.class),
                Set.of((Long[]) row.getArray("running").getArray()),
                Set.of((Long[]) row.getArray("former").getArray()),
                row.getBoolean("arriving"));
    }
}
