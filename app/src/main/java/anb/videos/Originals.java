package anb.videos;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The part of the video table that says which originals are kept. One that a rendition is to be made of is. */
@Repository
public class Originals {

    private static final String DISPENSABLE = """
            original_expired_at is null and status in ('processed', 'failed')
              and uploaded_at < now() - make_interval(secs => :seconds)
              and not exists (select from job
                              where kind = :render and subject = video.id and state in ('queued', 'running'))
            """;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Retention retention;
    private final InstantSource clock;

    Originals(JdbcClient db, TransactionTemplate transaction, Retention retention, InstantSource clock) {
        this.db = db;
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Insists on a video's original.
     *
     * @throws Problem it is gone; named are the days that originals are kept, and those since the upload
     */
    public void require(Video video) {
        if (video.originalExpired()) {
            throw new Problem(ErrorCode.ORIGINAL_EXPIRED, age(video).toArray());
        }
    }

    /** For how many days originals are kept, and how many have passed since this one was uploaded. */
    List<Object> age(Video video) {
        var passed = Duration.between(video.uploadedAt(), clock.instant());
        return List.of(days(retention.keepOriginals()), days(passed));
    }

    private static double days(Duration time) {
        return Math.round(time.toMinutes() / 144.0) / 10.0;
    }

    /** Of videos in an end state, without a render job that waits or runs; the oldest first, at most a thousand. */
    public List<VideoId> olderThan(Duration age) {
        return dispensable("select id from video where " + DISPENSABLE + " order by uploaded_at limit 1000", age)
                .query((row, n) -> new VideoId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Records that an original is gone for good, unless it is younger than that, or needed by now. The row is locked by a
     * statement of its own: the next one sees the job of whoever held the row before.
     *
     * @return whether it may be removed
     */
    public boolean expire(VideoId id, Duration age) {
        return transaction.execute(status -> {
            hold(id);
            return dispensable("update video set original_expired_at = now() where id = :id and " + DISPENSABLE, age)
                            .param("id", id.value())
                            .update()
                    == 1;
        });
    }

    /**
     * Keeps a video's original until the caller's transaction ends. Call it after the job has been added: settling locks the
     * job first and the video second.
     *
     * @return false when it has expired, or the video is gone
     */
    public boolean hold(VideoId id) {
        return db.sql("select original_expired_at is null from video where id = :id for no key update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * The same of many, without waiting for anybody: who changes several of these rows may lock them in another order.
     *
     * @return false when one has expired, is gone, or is held by somebody else
     */
    public boolean holdAll(Collection<VideoId> ids) {
        return db.sql("""
                        select id from video where id = any (:ids) and original_expired_at is null
                        for no key update skip locked
                        """)
                        .param("ids", ids.stream().map(VideoId::value).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()
                        .size()
                == ids.size();
    }

    private JdbcClient.StatementSpec dispensable(String sql, Duration age) {
        return db.sql(sql).param("seconds", age.toSeconds()).param("render", VideoJobs.RENDER.name());
    }
}
