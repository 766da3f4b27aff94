package anb.showcase;

import anb.editions.EditionId;
import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public list: every video that is up for the vote. */
@Repository
class PublicVideos {

    private static final String ROWS = """
            select video.id, video.title, video.rendition_fence, video.uploaded_at,
                   account.first_name || ' ' || account.last_name as username, account.city, account.country,
                   coalesce(tally.votes, 0) as votes
            from video
            join account on account.id = video.player
            left join tally on tally.video = video.id
            where video.published and video.edition = :edition
              and (cast(:city as text) is null or account.city_key = :city)
              and (cast(:q as text) is null or video.title_key like :q or account.name_key like :q)
            """;
    private static final String NEWEST_FIRST = """
              and (cast(:afterId as uuid) is null or (video.uploaded_at, video.id) < (:afterTime, :afterId))
            order by video.uploaded_at desc, video.id desc
            limit :limit offset :offset
            """;
    private static final String MOST_VOTED_FIRST = """
              and (cast(:afterId as uuid) is null or (coalesce(tally.votes, 0), video.id) < (:afterVotes, :afterId))
            order by coalesce(tally.votes, 0) desc, video.id desc
            limit :limit offset :offset
            """;

    private final JdbcClient db;

    PublicVideos(JdbcClient db) {
        this.db = db;
    }

    record Row(
            VideoId id,
            String title,
            long fence,
            Instant uploadedAt,
            String username,
            String city,
            String country,
            long votes) {}

    List<Row> page(EditionId edition, PublicQuery query) {
        PageKey after = query.after();
        return db.sql(ROWS + (query.order() == Order.VOTES ? MOST_VOTED_FIRST : NEWEST_FIRST))
                .param("edition", edition.value())
                .param("city", query.cityKey())
                .param("q", query.pattern())
                .param("afterId", after == null ? null : after.id())
                .param("afterTime", after == null ? null : after.uploadedAt().atOffset(ZoneOffset.UTC))
                .param("afterVotes", after == null ? null : after.votes())
                .param("limit", query.limit())
                .param("offset", query.offset())
                .query(PublicVideos::row)
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                new VideoId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getLong("rendition_fence"),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getString("username"),
                row.getString("city"),
                row.getString("country"),
                row.getLong("votes"));
    }
}
