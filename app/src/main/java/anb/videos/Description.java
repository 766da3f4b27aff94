package anb.videos;

import anb.accounts.AccountId;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What its owner says is seen in a video: all that who cannot see it has of a clip without sound (WCAG 2.2, 1.2.1). */
@Component
public class Description {

    /** Characters, as a reader counts them. */
    public static final int LONGEST = 500;

    private static final String FIELD = "description";

    private final Videos videos;
    private final RateLimits limits;
    private final JdbcClient db;

    Description(Videos videos, RateLimits limits, JdbcClient db) {
        this.videos = videos;
        this.limits = limits;
        this.db = db;
    }

    /**
     * Writes it anew, whatever has become of the video.
     *
     * @param sent as loose as JSON; null, or nothing that can be seen, takes it away
     * @return whether there is one now
     * @throws Problem not found, not the owner's; naming the field {@code description}: no text, longer than
     *     {@link #LONGEST}, or not one line; or {@code rate_limited}
     */
    public boolean change(AccountId caller, VideoId id, @Nullable Object sent) {
        videos.requireOwned(caller, id);
        var text = checked(sent);
        limits.check(Limit.PROFILE, caller.value().toString());
        db.sql("update video set description = :text where id = :id")
                .param("text", text)
                .param("id", id.value())
                .update();
        return text != null;
    }

    /** By the rules of a title, without spaces around it. */
    private static @Nullable String checked(@Nullable Object sent) {
        if (sent != null && !(sent instanceof String)) {
            throw wrong("not_text");
        }
        if (!(sent instanceof String text) || !Bounds.isVisible(text)) {
            return null;
        }
        var line = text.strip();
        int length = line.codePointCount(0, line.length());
        if (length > LONGEST) {
            throw wrong("too_long", LONGEST, length);
        }
        if (Bounds.rewritesItsLine(line)) {
            throw wrong("invalid_characters", Bounds.forbidden(line));
        }
        return line;
    }

    private static Problem wrong(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldProblem(FIELD, code, arguments)));
    }
}
