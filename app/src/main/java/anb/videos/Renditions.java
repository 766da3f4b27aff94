package anb.videos;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The part of the video table that says what was made of a video, and the table of what was made of it before. */
@Repository
public class Renditions {

    /** The run whose rendition of a video, or whose pictures of one, were replaced. */
    public record FormerRendition(VideoId video, long fence) {}

    private static final String OUTDATED = """
            status = 'processed'
              and (rendition_brand is distinct from :brand or rendition_pipeline is distinct from :pipeline)
            """;

    private final JdbcClient db;

    Renditions(JdbcClient db) {
        this.db = db;
    }

    /**
     * Records the valid rendition, with its own pictures; of a video processed before, it replaces the earlier one, which is
     * noted, as are pictures made of that one later.
     */
    boolean processed(Rendition rendition) {
        return db.sql("""
                with former as (
                    insert into former_rendition (video, fence)
                    select id, fence from video, unnest(array[rendition_fence, poster_fence]) fence
                    where id = :id and status = 'processed' and fence is not null
                    on conflict do nothing
                )
                update video
                set status = 'processed', processed_at = now(), rendition_fence = :fence, rendition_ms = :ms,
                    rendition_bytes = :bytes, rendition_brand = :brand, rendition_pipeline = :pipeline,
                    poster_fence = null
                where id = :id and status in ('processing', 'processed')
                """)
                        .param("fence", rendition.fence())
                        .param("ms", rendition.playTime().toMillis())
                        .param("bytes", rendition.sizeBytes())
                        .param("brand", rendition.brand())
                        .param("pipeline", rendition.pipeline())
                        .param("id", rendition.video().value())
                        .update()
                == 1;
    }

    /** Processed videos whose rendition was not made with these, and whose original is kept, by their ids. */
    public List<Video> outdated(String brand, int pipeline, @Nullable VideoId after, int limit) {
        return db.sql("""
                select * from video
                where %s
                  and original_expired_at is null and (cast(:after as uuid) is null or id > :after)
                order by id limit :limit
                """.formatted(OUTDATED))
                .param("after", after == null ? null : after.value())
                .param("brand", brand)
                .param("pipeline", pipeline)
                .param("limit", limit)
                .query(Videos::video)
                .list();
    }

    /** How many more are outdated and stay so, as their originals are gone. */
    public long outdatedForGood(String brand, int pipeline) {
        return db.sql("select count(*) from video where original_expired_at is not null and " + OUTDATED)
                .param("brand", brand)
                .param("pipeline", pipeline)
                .query(Long.class)
                .single();
    }

    /** What was replaced longer ago than that: nobody can still have a link to them. */
    public List<FormerRendition> supersededBefore(Duration age) {
        return db.sql("""
                select video, fence from former_rendition
                where superseded_at < now() - make_interval(secs => :seconds) order by superseded_at limit 1000
                """)
                .param("seconds", age.toSeconds())
                .query((row, n) ->
                        new FormerRendition(new VideoId(row.getObject("video", UUID.class)), row.getLong("fence")))
                .list();
    }

    /** Its objects are gone. */
    public void forget(FormerRendition former) {
        db.sql("delete from former_rendition where video = :video and fence = :fence")
                .param("video", former.video().value())
                .param("fence", former.fence())
                .update();
    }
}
