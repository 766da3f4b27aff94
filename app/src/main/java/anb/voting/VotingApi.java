package anb.voting;

import anb.accounts.AccountId;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.Texts;
import anb.videos.VideoId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Voting: contract, operation 8 and its opposite. */
@RestController
@RequestMapping(path = "/api/public/videos/{id}/vote", produces = MediaType.APPLICATION_JSON_VALUE)
class VotingApi {

    private static final Texts TEXTS = Texts.of("messages/voting");

    private final Voting voting;
    private final RateLimits limits;

    VotingApi(Voting voting, RateLimits limits) {
        this.voting = voting;
        this.limits = limits;
    }

    /**
     * What a vote is answered with.
     *
     * @param votes of the video, this act included
     */
    record Counted(String message, UUID videoId, long votes) {}

    @PostMapping
    Counted cast(AccountId voter, @PathVariable VideoId id, Locale locale) {
        limits.check(Limit.VOTE, voter.value().toString());
        return counted("cast", id, voting.cast(voter, id), locale);
    }

    @DeleteMapping
    Counted withdraw(AccountId voter, @PathVariable VideoId id, Locale locale) {
        limits.check(Limit.VOTE, voter.value().toString());
        return counted("withdrawn", id, voting.withdraw(voter, id), locale);
    }

    private static Counted counted(String text, VideoId id, long votes, Locale locale) {
        return new Counted(TEXTS.say(text, List.of(), locale), id.value(), votes);
    }
}
