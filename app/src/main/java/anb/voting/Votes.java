package anb.voting;

import anb.accounts.AccountId;
import anb.videos.VideoId;
import anb.voting.Ballot.Receipt;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The vote table and its ledger, and every statement that changes them, but for {@link VoteRepair}'s. A vote and its
 * event are written by one statement.
 */
@Repository
class Votes {

    private final JdbcClient db;

    Votes(JdbcClient db) {
        this.db = db;
    }

    /**
     * Casts many ballots in one statement, all or none of them durable when it returns. The primary key decides whose
     * vote is the first, however many nodes try at once; the order keeps two nodes from waiting for each other.
     *
     * @param ownAllowed whether a player may vote for a video of their own
     * @return what became of each, in the order given
     * @throws org.springframework.dao.DataIntegrityViolationException when a video vanished meanwhile: none is cast
     */
    List<Receipt> addAll(List<Ballot> ballots, boolean ownAllowed) {
        return db.sql("""
                with ballot as (
                    select ballot.*, row_number() over (partition by voter, video order by number) as nth
                      from unnest(:voters, :videos) with ordinality as ballot (voter, video, number)
                ), judged as (
                    select ballot.number, ballot.nth, ballot.voter, ballot.video, video.edition,
                           case when video.published is not true then 'NOT_PUBLIC'
                                when video.player = ballot.voter and not :own_allowed then 'OWN_VIDEO'
                                else 'COUNTED' end as judgement
                      from ballot left join video on video.id = ballot.video
                ), cast_now as (
                    insert into vote (voter, video, edition)
                    select voter, video, edition from judged
                     where judgement = 'COUNTED' and nth = 1
                     order by voter, video
                    on conflict do nothing
                    returning voter, video
                ), recorded as (
                    insert into vote_event (video, delta) select video, 1 from cast_now
                ), counted as (
                    select video, count(*) + %s as votes from cast_now group by video
                )
                select case when judgement = 'COUNTED' and (nth > 1 or cast_now.voter is null) then 'CAST_BEFORE'
                            else judgement end as judgement,
                       coalesce(counted.votes, 0) as votes
                  from judged left join cast_now using (voter, video) left join counted using (video)
                 order by number
                """.formatted(Tallies.votesOf("cast_now.video")))
                .param("voters", ids(ballots, ballot -> ballot.voter().value()))
                .param("videos", ids(ballots, ballot -> ballot.video().value()))
                .param("own_allowed", ownAllowed)
                .query(Receipt.class)
                .list();
    }

    private static UUID[] ids(List<Ballot> ballots, Function<Ballot, UUID> id) {
        return ballots.stream().map(id).toArray(UUID[]::new);
    }

    List<CastVote> of(AccountId voter) {
        return db.sql("select video, cast_at as at from vote where voter = :voter order by cast_at, video")
                .param("voter", voter.value())
                .query((row, n) -> new CastVote(
                        row.getObject("video", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    boolean has(AccountId voter, VideoId video) {
        return db.sql("select exists (select 1 from vote where voter = :voter and video = :video)")
                .param("voter", voter.value())
                .param("video", video.value())
                .query(Boolean.class)
                .single();
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
