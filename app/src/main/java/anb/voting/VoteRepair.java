package anb.voting;

import anb.videos.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Brings the ledger of events and the tally of one video back to what its votes say; the votes are the truth. Belongs
 * inside a transaction: nobody folds until it ends, so what is counted does not move meanwhile.
 */
@Repository
public class VoteRepair {

    private final JdbcClient db;

    VoteRepair(JdbcClient db) {
        this.db = db;
    }

    /** Adds the events that are missing, or as many of the opposite sign, and counts the tally anew. */
    public void addMissingEvents(VideoId video) {
        stopFolding();
        db.sql("""
                insert into vote_event (video, delta)
                select :video, sign(missing)
                from (select (select count(*) from vote where video = :video)
                           - (select coalesce(sum(delta), 0) from vote_event where video = :video) as missing) gap,
                     generate_series(1, abs(missing))
                """).param("video", video.value()).update();
        write(video);
    }

    /** Makes tally and events not folded yet add up to the number of votes. */
    public void recount(VideoId video) {
        stopFolding();
        write(video);
    }

    /** Whoever folds, or gives a player another city, waits until the caller's transaction ends; taken before any other lock. */
    public void stopFolding() {
        db.sql("select folded_below::text from tally_cursor for update")
                .query(String.class)
                .single();
    }

    /** Counts anew how many listed videos have so many votes. Belongs inside a transaction, behind {@link #stopFolding}. */
    public void recountLevels() {
        db.sql("lock table tally in share row exclusive mode").update();
        db.sql("delete from tally_level").update();
        db.sql("""
                insert into tally_level
                select edition, place, votes, count(*)
                from tally, unnest(array['', city_key]) place
                where listed
                group by edition, place, votes
                """).update();
    }

    private void write(VideoId video) {
        db.sql("""
                with counted as (
                    insert into tally (video, edition, player, city_key, search_key, listed, votes, last_vote_at)
                    select id, edition, player, city_key, search_key, published,
                           (select count(*) from vote where vote.video = :video)
                           - (select coalesce(sum(delta), 0) from vote_event
                              where vote_event.video = :video and xid >= (select folded_below from tally_cursor)),
                           (select max(cast_at) from vote where vote.video = :video)
                    from video where id = :video for update
                    on conflict (video) do update set votes = excluded.votes, last_vote_at = excluded.last_vote_at
                    returning edition, player, listed)
                insert into score_due (edition, player) select edition, player from counted where listed
                """).param("video", video.value()).update();
    }
}
