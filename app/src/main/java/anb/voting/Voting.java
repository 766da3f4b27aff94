package anb.voting;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Casting and withdrawing one vote. */
@Component
class Voting {

    private final Votes votes;
    private final Videos videos;
    private final Editions editions;
    private final VotingSettings settings;
    private final InstantSource clock;

    Voting(Votes votes, Videos videos, Editions editions, VotingSettings settings, InstantSource clock) {
        this.votes = votes;
        this.videos = videos;
        this.editions = editions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Casts a vote. @throws Problem not public, not allowed now, or cast before */
    void cast(AccountId voter, VideoId id) {
        Video video = publicVideo(id);
        requireOpen();
        if (settings.ownVideo() == VotingSettings.OwnVideo.REFUSE
                && video.player().equals(voter)) {
            throw new Problem(ErrorCode.OWN_VIDEO);
        }
        if (!votes.add(voter, id)) {
            throw new Problem(ErrorCode.ALREADY_VOTED);
        }
    }

    /** Withdraws a vote; nothing happens when there is none. @throws Problem not public, or voting is over */
    void withdraw(AccountId voter, VideoId id) {
        publicVideo(id);
        requireOpen();
        votes.remove(voter, id);
    }

    private Video publicVideo(VideoId id) {
        return videos.find(id).filter(Video::published).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
    }

    private void requireOpen() {
        if (!editions.current().votingOpen(clock.instant())) {
            throw new Problem(ErrorCode.VOTING_CLOSED);
        }
    }
}
