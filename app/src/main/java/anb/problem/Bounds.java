package anb.problem;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks numbers and texts that callers may choose, and makes texts fit to be repeated. */
public final class Bounds {

    /**
     * Control characters, halves of surrogate pairs, line and paragraph separators, and what turns the direction of the
     * text around it (Unicode, UAX 9), with which a name could rewrite the line it stands in.
     */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    /** What may be repeated to whoever sent it: numbers, words, methods and media types are such. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+-]{1,40}");

    private static final int EXCERPT = 60;

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

    /** The first of those characters, as Unicode writes its number; empty when there is none. */
    public static String forbidden(String text) {
        var found = FORBIDDEN.matcher(text);
        return found.find() ? named(text.codePointAt(found.start())) : "";
    }

    /** A character by its number, as Unicode writes it. */
    public static String named(int character) {
        return "U+%04X".formatted(character);
    }

    /** What was sent, for a sentence about it; empty, so that it is left out there, where it is long or not plain. */
    public static String repeated(@Nullable Object sent) {
        var text = String.valueOf(sent);
        return sent != null && PLAIN.matcher(text).matches() ? text : "";
    }

    /** A text for a terminal, which it must not steer: a space for each character that no line may hold. */
    public static String harmless(String text) {
        return FORBIDDEN.matcher(text).replaceAll(" ");
    }

    /** The same for a sentence about it: its beginning, where it is long. */
    public static String excerpt(String text) {
        var line = harmless(text);
        return line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line;
    }

    /**
     * The number sent, or the default when none was.
     *
     * @throws Problem {@code invalid_request}, naming the field, when it is outside {@code min} … {@code max}
     */
    public static int check(String field, @Nullable Integer sent, int otherwise, int min, int max) {
        int value = sent == null ? otherwise : sent;
        if (value < min || value > max) {
            throw Problem.invalid(List.of(new FieldProblem(field, "out_of_range", min, max, value)));
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
        int length = sent.codePointCount(0, sent.length());
        if (length > most) {
            throw Problem.invalid(List.of(new FieldProblem(field, "too_long", most, length)));
        }
        var control = sent.chars().filter(Character::isISOControl).findFirst();
        if (control.isPresent()) {
            throw Problem.invalid(List.of(new FieldProblem(field, "invalid_characters", named(control.getAsInt()))));
        }
        return sent;
    }
}
