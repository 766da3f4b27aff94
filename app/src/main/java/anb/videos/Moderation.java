package anb.videos;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organiser's say over whether the public sees a video; the owner's wish stays what it is. */
@Component
public class Moderation {

    private static final int LONGEST = 500;

    private final Videos videos;

    Moderation(Videos videos) {
        this.videos = videos;
    }

    /** Takes a video from the public. @throws Problem not found, or no reason given */
    public void hide(VideoId id, @Nullable String reason) {
        var why = Bounds.check("reason", reason, LONGEST);
        if (why == null) {
            throw Problem.invalid(List.of(new FieldProblem("reason", "required")));
        }
        require(videos.hide(id, why.strip()));
    }

    /** Gives it back. @throws Problem not found */
    public void restore(VideoId id) {
        require(videos.restore(id));
    }

    private static void require(boolean found) {
        if (!found) {
            throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
    }
}
