package anb.videos;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import org.springframework.stereotype.Component;

/** The owner's say over whether a video is up for the vote. */
@Component
public class Publication {

    private final Videos videos;

    Publication(Videos videos) {
        this.videos = videos;
    }

    /**
     * Wishes a video published, now or as soon as it is processed.
     *
     * @return whether it is public now: not while it is unfinished, nor while the organiser hides it
     * @throws Problem not found, not the owner's, or failed for good
     */
    public boolean publish(AccountId caller, VideoId id) {
        if (videos.requireOwned(caller, id).status() == VideoStatus.FAILED) {
            throw new Problem(ErrorCode.NOT_PUBLISHABLE);
        }
        videos.publish(id);
        return videos.requireOwned(caller, id).published();
    }

    /** Takes a video out of the vote; its votes are kept and shown again when it is published again. */
    public void withdraw(AccountId caller, VideoId id) {
        videos.requireOwned(caller, id);
        videos.withdraw(id);
    }
}
