package anb.videos;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The part of the video table that says which pictures stand for a video where they did not come with its clip. */
@Repository
public class Pictures {

    /**
     * What pictures are made of: a video's valid rendition.
     *
     * @param fence of the run that made it
     * @param playTime of it, bumpers included
     * @param sent how long the player's own clip is, all of it
     * @param brand names the logo and bumpers in it; null of an early one
     * @param wished the moment of the play time an organiser asked for last; null for one that is chosen
     */
    public record Reel(
            VideoId video,
            long fence,
            Duration playTime,
            Duration sent,
            @Nullable String brand,
            @Nullable Duration wished) {}

    private final JdbcClient db;

    Pictures(JdbcClient db) {
        this.db = db;
    }

    /** Empty when nothing was made of the video yet, or it is gone. */
    public Optional<Reel> reel(VideoId id) {
        return db.sql("""
                select id, rendition_fence, rendition_ms, duration_ms, rendition_brand, poster_wish_ms
                from video where id = :id and status = 'processed'
                """).param("id", id.value()).query(Pictures::reel).optional();
    }

    /** The same. @throws Problem not found, or not processed */
    public Reel require(VideoId id) {
        return reel(id).orElseThrow(
                        () -> new Problem(exists(id) ? ErrorCode.NOT_PROCESSED : ErrorCode.VIDEO_NOT_FOUND));
    }

    /** Records which moment is asked for, in the transaction that orders it; false when there is nothing to make it of. */
    public boolean wish(VideoId id, @Nullable Duration moment) {
        return db.sql("update video set poster_wish_ms = :ms where id = :id and status = 'processed'")
                        .param("ms", moment == null ? null : moment.toMillis())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /**
     * Shows the pictures that the run with this fence made, in the transaction that settles it. Those a former run made are
     * noted, as links to them may be in use; those that came with the clip stay with it.
     *
     * @throws IllegalStateException the video is gone, or has another rendition by now: they are not of what it shows
     */
    public void taken(Reel reel, long fence) {
        int moved = db.sql("""
                with former as (
                    insert into former_rendition (video, fence)
                    select id, poster_fence from video
                    where id = :id and rendition_fence = :rendition and poster_fence is not null
                    on conflict do nothing
                )
                update video set poster_fence = :fence where id = :id and rendition_fence = :rendition
                """)
                .param("id", reel.video().value())
                .param("rendition", reel.fence())
                .param("fence", fence)
                .update();
        if (moved == 0) {
            throw new IllegalStateException("video " + reel.video() + " does not show rendition " + reel.fence());
        }
    }

    private boolean exists(VideoId id) {
        return db.sql("select exists (select from video where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private static Reel reel(ResultSet row, int n) throws SQLException {
        var wished = row.getObject("poster_wish_ms", Integer.class);
        return new Reel(
                new VideoId(row.getObject("id", UUID.class)),
                row.getLong("rendition_fence"),
                Duration.ofMillis(row.getLong("rendition_ms")),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("rendition_brand"),
                wished == null ? null : Duration.ofMillis(wished));
    }
}
