package anb.uploads;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a video is called, however it comes in. */
public final class Title {

    private static final int MOST = 200;

    private Title() {}

    /**
     * The title sent, without spaces around it.
     *
     * @throws Problem naming the field {@code title}: without a visible character, longer than 200 characters, or not one line
     */
    public static String checked(@Nullable String sent) {
        if (sent == null || !Bounds.isVisible(sent)) {
            throw Problem.ofField(ErrorCode.TITLE_MISSING, "title", 0, MOST);
        }
        String title = sent.strip();
        int length = title.codePointCount(0, title.length());
        if (length > MOST) {
            throw Problem.ofField(ErrorCode.TITLE_TOO_LONG, "title", length, MOST);
        }
        if (Bounds.rewritesItsLine(title)) {
            throw Problem.invalid(List.of(new FieldProblem("title", "invalid_characters", Bounds.forbidden(title))));
        }
        return title;
    }
}
