package anb.site;

import anb.accounts.AccountId;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.VideoId;
import anb.voting.Voting;
import org.springframework.stereotype.Component;

/** A viewer's votes. To ask for what is so already is no mistake on a page: it may have been open for long. */
@Component
class Ballots {

    private final Voting voting;
    private final RateLimits limits;

    Ballots(Voting voting, RateLimits limits) {
        this.voting = voting;
        this.limits = limits;
    }

    /** Votes; says what came of it. @throws Problem the clip is gone, voting is over, or it was too much at once */
    Done cast(AccountId voter, VideoId id) {
        limits.check(Limit.VOTE, voter.value().toString());
        try {
            voting.cast(voter, id);
            return Done.VOTED;
        } catch (Problem refused) {
            if (refused.code() == ErrorCode.ALREADY_VOTED) {
                return Done.VOTED_BEFORE;
            }
            throw refused;
        }
    }

    /** Takes a vote back; says so. @throws Problem as {@link #cast} */
    Done withdraw(AccountId voter, VideoId id) {
        limits.check(Limit.VOTE, voter.value().toString());
        voting.withdraw(voter, id);
        return Done.VOTE_WITHDRAWN;
    }
}
