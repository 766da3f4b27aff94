package anb.site;

import anb.editions.Editions;
import anb.videos.VideoId;
import anb.voting.Tallies;
import anb.voting.Voting;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills vote boxes. */
@Component
class VoteBoxes {

    private static final Set<Done> WITH_A_VOTE = Set.of(Done.VOTED, Done.VOTED_BEFORE);

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

    /**
     * As this viewer sees it.
     *
     * @param did what they did about their vote, as an address may say it; it is said where it can be so
     */
    VoteBox of(VideoId id, Frame frame, @Nullable Done did) {
        var viewer = frame.viewer();
        var edition = editions.current();
        boolean voted = viewer != null && voting.hasVoted(viewer.id(), id);
        var said = viewer == null || did == null || WITH_A_VOTE.contains(did) != voted ? null : did.said(frame);
        return new VoteBox(
                id,
                tallies.current(id),
                voted,
                OpeningTimes.closed("vote.closed", edition.voting(), edition.zone(), clock.instant(), frame),
                said);
    }
}
