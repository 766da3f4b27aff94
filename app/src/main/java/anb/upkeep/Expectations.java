package anb.upkeep;

import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which objects the rows speak of, page by page in the order of ids, which is also the order of keys. */
@Repository
class Expectations {

    static final int PAGE = 1000;

    /** An open ticket is no video yet, and its object may be there: its store may date it to when its first part came. */
    private static final String EXPECTED = """
            select * from (
                select video.id, video.original_expired_at is null as original, video.rendition_fence,
                       job.fence as running, false as arriving
                from video
                left join job on job.kind = 'render' and job.subject = video.id and job.state = 'running'
                union all
                select id, false, null, null, true from upload_ticket where state = 'open') expected
            """;

    private final JdbcClient db;

    Expectations(JdbcClient db) {
        this.db = db;
    }

    /** The next page behind an id; the first when it is null. */
    List<Expected> page(@Nullable UUID after) {
        return db.sql(EXPECTED + """
                where cast(:after as uuid) is null or id > :after
                order by id limit :page
                """)
                .param("after", after)
                .param("page", PAGE)
                .query(Expectations::expected)
                .list();
    }

    /** What the rows speak of now, of one video; empty when it has no row and no ticket. */
    Optional<Expected> of(UUID video) {
        return db.sql(EXPECTED + "where id = :video")
                .param("video", video)
                .query(Expectations::expected)
                .optional();
    }

    private static Expected expected(ResultSet row, int n) throws SQLException {
        return new Expected(
                new VideoId(row.getObject("id", UUID.class)),
                row.getBoolean("original"),
                row.getObject("rendition_fence", Long.class),
                row.getObject("running", Long.class),
                row.getBoolean("arriving"));
    }
}
