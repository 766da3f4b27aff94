package anb.videos;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The part of the video table that says which videos are of the same file: all but the first refer to another. */
@Repository
class Duplicates {

    private final JdbcClient db;

    Duplicates(JdbcClient db) {
        this.db = db;
    }

    /**
     * Until the caller's transaction ends, whoever enters or deletes a video of this file waits here: of two at once, the
     * second sees what the first has done. Take it after the player's turn or the job, and before any video's row.
     */
    void serialise(String sha256) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('file ' || :sha256, 0))")
                .param("sha256", sha256)
                .query((row, number) -> sha256)
                .single();
    }

    /** The SHA-256 of what a video was made of; empty when it is gone. */
    Optional<String> file(VideoId id) {
        return db.sql("select sha256 from video where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Of the videos of this file that refer to none, as those do whose first was deleted, all but the oldest refer to it now. */
    void settle(String sha256) {
        db.sql("""
                update video set duplicate_of = oldest.id
                from (select id from video where sha256 = :sha256 and duplicate_of is null
                      order by uploaded_at, id limit 1) oldest
                where video.sha256 = :sha256 and video.duplicate_of is null and video.id <> oldest.id
                """).param("sha256", sha256).update();
    }
}
