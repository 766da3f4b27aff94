package anb.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks numbers that callers may choose. */
public final class Bounds {

    private Bounds() {}

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
}
