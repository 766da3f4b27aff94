package anb.voting;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Casting and withdrawing one vote. */
@Component
public class Voting {

    private final GroupCommit commit;
    private final Votes votes;
    private final Tallies tallies;
    private final Videos videos;
    private final Editions editions;
    private final InstantSource clock;

    Voting(GroupCommit commit, Votes votes, Tallies tallies, Videos videos, Editions editions, InstantSource clock) {
        this.commit = commit;
        this.votes = votes;
        this.tallies = tallies;
        this.videos = videos;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Casts a vote; when this returns, it is durable.
     *
     * @return the votes of the video, this one included
     * @throws Problem not public, not allowed now, cast before, or too much at once
     */
    public long cast(AccountId voter, VideoId id) {
        if (!open()) {
            publicVideo(id);
            throw closed();
        }
        var receipt = commit.cast(new Ballot(voter, id));
        return switch (receipt.judgement()) {
            case COUNTED -> receipt.votes();
            case CAST_BEFORE -> throw new Problem(ErrorCode.ALREADY_VOTED);
            case OWN_VIDEO -> throw new Problem(ErrorCode.OWN_VIDEO);
            case NOT_PUBLIC -> throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        };
    }

    /**
     * Withdraws a vote; nothing happens when there is none.
     *
     * @return the votes of the video, without this one
     * @throws Problem not public, or voting is over
     */
    public long withdraw(AccountId voter, VideoId id) {
        publicVideo(id);
        if (!open()) {
            throw closed();
        }
        votes.remove(voter, id);
        return tallies.current(id);
    }

    /** Whether somebody's vote for this video stands. */
    public boolean hasVoted(AccountId voter, VideoId id) {
        return votes.has(voter, id);
    }

    /** Everything somebody voted for. */
    public List<CastVote> votesOf(AccountId voter) {
        return votes.of(voter);
    }

    private void publicVideo(VideoId id) {
        if (videos.find(id).filter(Video::published).isEmpty()) {
            throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
    }

    private boolean open() {
        return editions.current().votingOpen(clock.instant());
    }

    private Problem closed() {
        var edition = editions.current();
        return new Problem(ErrorCode.VOTING_CLOSED, edition.voting().closed(clock.instant(), edition.zone()));
    }
}
