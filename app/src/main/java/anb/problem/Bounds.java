package anb.problem;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks numbers and texts that callers may choose. */
public final class Bounds {

    /**
     * Control characters, halves of surrogate pairs, line and paragraph separators, and what turns the direction of the
     * text around it (Unicode, UAX 9), with which a name could rewrite the line it stands in.
     */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{S}\\p{P}]");

    private Bounds() {}

    /** Whether a text holds anything that can be seen: spaces of any kind, marks and joiners alone cannot. */
    public static boolean isVisible(String text) {
        return VISIBLE.matcher(text).find();
    }

    /** Whether a text that is shown as one line holds a character that none may hold. */
    public static boolean rewritesItsLine(String text) {
        return FORBIDDEN.matcher(text).find();
    }

    /**
     * The number sent, or the default when none was.
     *
     * @throws Problem {@code invalid_request}, naming the field, when it is outside {@code min} … {@code max}
     */
    public static int check(String field, @Nullable Integer sent, int otherwise, int min, int max) {
        int value = sent == null ? otherwise : sent;
        if (value < min || value > max) {
            throw Problem.invalid(List.of(new FieldProblem(field, "out_of_range", min, max)));
        }
        return value;
    }

    /**
     * The text sent; null when none was, or nothing but spaces.
     *
     * @throws Problem {@code invalid_request}, naming the field, when it is longer than {@code most} or holds control
     *     characters
     */
    public static @Nullable String check(String field, @Nullable String sent, int most) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (sent.length() > most) {
            throw Problem.invalid(List.of(new FieldProblem(field, "too_long", most)));
        }
        if (sent.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(List.of(new FieldProblem(field, "invalid_characters")));
        }
        return sent;
    }
}
