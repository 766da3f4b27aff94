package anb.videos;

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
     * Until the caller's transaction ends, whoever enters a video of this file waits here: of two at once, the second sees the
     * first. Take it after the player's turn and before any video's row.
     */
    void serialise(String sha256) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('file ' || :sha256, 0))")
                .param("sha256", sha256)
                .query((row, number) -> sha256)
                .single();
    }
}
