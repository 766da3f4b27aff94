package anb.videos;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a video is called, however it comes in and whenever it is changed. */
public final class Title {

    /** Characters, as a reader counts them. */
    public static final int LONGEST = 200;

    private static final String FIELD = "title";

    private Title() {}

    /**
     * The title sent, without spaces around it.
     *
     * @param sent as loose as JSON
     * @throws Problem naming the field {@code title}: without a visible character, no text, longer than {@link #LONGEST}, or not one line
     */
    public static String checked(@Nullable Object sent) {
        if (sent != null && !(sent instanceof String)) {
            throw wrong("not_text");
        }
        if (!(sent instanceof String text) || !Bounds.isVisible(text)) {
            throw Problem.ofField(ErrorCode.TITLE_MISSING, FIELD, 0, LONGEST);
        }
        String title = text.strip();
        int length = title.codePointCount(0, title.length());
        if (length > LONGEST) {
            throw Problem.ofField(ErrorCode.TITLE_TOO_LONG, FIELD, length, LONGEST);
        }
        if (Bounds.rewritesItsLine(title)) {
            throw wrong("invalid_characters", Bounds.forbidden(title));
        }
        return title;
    }

    private static Problem wrong(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldProblem(FIELD, code, arguments)));
    }
}
