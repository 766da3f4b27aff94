package anb.voting;

import anb.accounts.AccountId;
import anb.videos.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The vote table and its ledger, and every statement on them. A vote and its event are written by one statement. */
@Repository
class Votes {

    private final JdbcClient db;

    Votes(JdbcClient db) {
        this.db = db;
    }

    /** False when this person has voted for this video before; the primary key decides, however many try at once. */
    boolean add(AccountId voter, VideoId video) {
        return db.sql("""
                with cast_now as (
                    insert into vote (voter, video, edition)
                    select :voter, id, edition from video where id = :video
                    on conflict do nothing
                    returning video)
                insert into vote_event (video, delta) select video, 1 from cast_now
                """)
                        .param("voter", voter.value())
                        .param("video", video.value())
                        .update()
                == 1;
    }

    /** False when there was no vote to withdraw. */
    boolean remove(AccountId voter, VideoId video) {
        return db.sql("""
                with withdrawn as (
                    delete from vote where voter = :voter and video = :video returning video)
                insert into vote_event (video, delta) select video, -1 from withdrawn
                """)
                        .param("voter", voter.value())
                        .param("video", video.value())
                        .update()
                == 1;
    }
}
