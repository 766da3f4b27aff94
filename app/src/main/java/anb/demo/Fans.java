package anb.demo;

import anb.accounts.AccountId;
import anb.reports.ReportForm;
import anb.reports.Reporting;
import anb.videos.VideoId;
import anb.voting.Voting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Votes for clips, some of the votes days ago and some today, and reports some. */
@Component
class Fans {

    /** The same contest each time. */
    private static final int SEED = 2026;

    private final Voting voting;
    private final Reporting reporting;
    private final Past past;

    Fans(Voting voting, Reporting reporting, Past past) {
        this.voting = voting;
        this.reporting = reporting;
        this.past = past;
    }

    /** A public clip, and how many percent of the public vote for it until yesterday and today. */
    record Liked(VideoId clip, int before, int today) {}

    private record Vote(AccountId fan, VideoId clip) {}

    /** How many votes were cast. */
    int vote(List<AccountId> fans, List<Liked> liked) {
        List<Vote> before = new ArrayList<>();
        List<Vote> today = new ArrayList<>();
        var chance = new Random(SEED);
        for (var fan : fans) {
            for (var clip : liked) {
                int drawn = chance.nextInt(100);
                if (drawn < clip.before + clip.today) {
                    (drawn < clip.before ? before : today).add(new Vote(fan, clip.clip));
                }
            }
        }
        var clips = liked.stream().map(Liked::clip).toList();
        var since = past.now();
        before.forEach(vote -> voting.cast(vote.fan, vote.clip));
        past.castUntilYesterday(clips, since);
        past.nightPasses();
        since = past.now();
        today.forEach(vote -> voting.cast(vote.fan, vote.clip));
        past.castToday(clips, since);
        return before.size() + today.size();
    }

    /** Each of the first of them has something to say about a clip. */
    void report(List<AccountId> fans, VideoId clip, List<ReportForm> complaints) {
        for (int n = 0; n < Math.min(fans.size(), complaints.size()); n++) {
            reporting.file(fans.get(n), clip, complaints.get(n));
        }
    }
}
