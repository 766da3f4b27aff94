package anb.upkeep;

import anb.ranking.RankingRepair;
import anb.videos.ListingRepair;
import anb.videos.VideoId;
import anb.voting.VoteRepair;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Remedies for what is counted from something else and has gone astray: it is counted anew, while whoever counts waits. */
@Component
class CountRepairs {

    private final VoteRepair votes;
    private final RankingRepair ranking;
    private final ListingRepair listings;

    CountRepairs(VoteRepair votes, RankingRepair ranking, ListingRepair listings) {
        this.votes = votes;
        this.ranking = ranking;
        this.listings = listings;
    }

    Remedy events(VideoId video) {
        return mend("the missing events are added; the votes are the truth", () -> votes.addMissingEvents(video));
    }

    Remedy tally(VideoId video) {
        return mend("the tally is counted anew from the votes", () -> votes.recount(video));
    }

    Remedy score(UUID player) {
        return mend("the score is counted anew from the tallies", () -> ranking.recountScores(player));
    }

    Remedy levels() {
        return mend("all levels are counted anew from the scores", ranking::recountLevels);
    }

    Remedy listings() {
        return mend("all lists are counted anew from the videos and their tallies", () -> {
            votes.stopFolding();
            listings.recount();
            votes.recountLevels();
        });
    }

    /** Counting what is right already changes nothing, so there is nothing to look at first. */
    private static Remedy mend(String text, Runnable act) {
        return new Remedy.Mend(text, () -> {
            act.run();
            return true;
        });
    }
}
