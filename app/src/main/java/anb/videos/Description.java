package anb.videos;

import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What its owner says is seen in a video: all that who cannot see it has of a clip without sound (WCAG 2.2, 1.2.1). */
public final class Description {

    /** Characters, as a reader counts them. */
    public static final int LONGEST = 500;

    private static final String FIELD = "description";

    private Description() {}

    /**
     * The description sent, without spaces around it, by the rules of a title.
     *
     * @param sent as loose as JSON
     * @return null for null, or nothing that can be seen
     * @throws Problem naming the field {@code description}: no text, longer than {@link #LONGEST}, or not one line
     */
    static @Nullable String checked(@Nullable Object sent) {
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
