package anb.site;

import anb.editions.Editions;
import anb.videos.VideoId;
import anb.voting.Tallies;
import anb.voting.Voting;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills vote boxes. */
@Component
class VoteBoxes {

    private final Voting voting;
    private final Tallies tallies;
    private final Editions editions;
    private final InstantSource clock;

    VoteBoxes(Voting voting, Tallies tallies, Editions editions, InstantSource clock) {
        this.voting = voting;
        this.tallies = tallies;
        this.editions = editions;
        this.clock = clock;
    }

    VoteBox of(VideoId id, Frame frame, @Nullable String said) {
        var viewer = frame.viewer();
        var edition = editions.current();
        return new VoteBox(
                id,
                tallies.current(id),
                viewer != null && voting.hasVoted(viewer.id(), id),
                OpeningTimes.closed("vote.closed", edition.voting(), edition.zone(), clock.instant(), frame),
                said);
    }
}
