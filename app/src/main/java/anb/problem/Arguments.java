package anb.problem;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arguments of a refusal on their way to a row and back: it is worded when read, in the reader's language. */
public final class Arguments {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d+)?");

    private Arguments() {}

    /** As texts, for a column of {@code text[]}. */
    public static String[] stored(List<?> arguments) {
        return arguments.stream().map(Arguments::stored).toArray(String[]::new);
    }

    private static String stored(Object argument) {
        return argument instanceof Double number ? BigDecimal.valueOf(number).toPlainString() : argument.toString();
    }

    /** What reads as a number is one again. */
    public static List<Object> of(String @Nullable [] stored) {
        return stored == null
                ? List.of()
                : Arrays.stream(stored).map(Arguments::argument).toList();
    }

    private static Object argument(String stored) {
        return NUMBER.matcher(stored).matches() ? new BigDecimal(stored) : stored;
    }
}
