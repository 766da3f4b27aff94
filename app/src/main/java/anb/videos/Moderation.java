package anb.videos;

import anb.audit.Actor;
import anb.audit.Audit;
import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The organiser's say over whether the public sees a video; the owner's wish stays what it is. Who said so is written down in
 * the transaction that changes it.
 */
@Component
public class Moderation {

    private static final int LONGEST = 500;
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

    private final Videos videos;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Moderation(Videos videos, Audit audit, TransactionTemplate transaction) {
        this.videos = videos;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Takes a video from the public. @throws Problem not found, or no reason given */
    public void hide(Actor actor, VideoId id, @Nullable String reason) {
        var why = required(reason);
        transaction.executeWithoutResult(status -> {
            require(videos.hide(id, why));
            audit.write(actor, "hide video " + id, "hidden");
        });
    }

    /** Gives it back. The reason is in the audit alone, which keeps no address. @throws Problem not found, or no reason given */
    public void restore(Actor actor, VideoId id, @Nullable String reason) {
        var why = ADDRESS.matcher(required(reason)).replaceAll("…");
        transaction.executeWithoutResult(status -> {
            require(videos.restore(id));
            audit.write(actor, "restore video " + id, "restored: " + why);
        });
    }

    private static String required(@Nullable String reason) {
        var why = Bounds.check("reason", reason, LONGEST);
        if (why == null) {
            throw Problem.invalid(List.of(new FieldProblem("reason", "required")));
        }
        return why.strip();
    }

    private static void require(boolean found) {
        if (!found) {
            throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
    }
}
