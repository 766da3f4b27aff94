package anb.reports;

import anb.accounts.AccountId;
import anb.audit.Actor;
import anb.audit.Audit;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.reports.Reports.Outcome;
import anb.videos.Moderation;
import anb.videos.VideoId;
import anb.videos.Videos;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an organiser makes of a video's open reports: one ruling settles all of them, and is audited in its transaction. */
@Component
public class Ruling {

    private final Reports reports;
    private final Moderation moderation;
    private final Videos videos;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Ruling(Reports reports, Moderation moderation, Videos videos, Audit audit, TransactionTemplate transaction) {
        this.reports = reports;
        this.moderation = moderation;
        this.videos = videos;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** They are right: the video is taken from the public. @return how many were settled @throws Problem not found, or no reason given */
    public int hide(Actor actor, AccountId organiser, VideoId id, @Nullable String reason) {
        return transaction.execute(status -> {
            moderation.hide(actor, id, reason);
            return settle(actor, organiser, id, Outcome.HIDDEN);
        });
    }

    /** They are not: the video stays as it is. @return how many were settled @throws Problem not found */
    public int dismiss(Actor actor, AccountId organiser, VideoId id) {
        return transaction.execute(status -> {
            if (videos.find(id).isEmpty()) {
                throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
            }
            return settle(actor, organiser, id, Outcome.DISMISSED);
        });
    }

    private int settle(Actor actor, AccountId organiser, VideoId id, Outcome outcome) {
        int settled = reports.settle(id, organiser, outcome);
        audit.write(actor, "settle " + settled + " reports of video " + id, outcome.text());
        return settled;
    }
}
