package anb.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries a refusal from an endpoint to the one advice that words it; arguments fill the text's placeholders. */
public class Problem extends RuntimeException {

    private final ErrorCode code;
    private final transient List<Object> arguments;
    private final transient List<FieldProblem> fields;
    private final @Nullable Duration retryAfter;

    public Problem(ErrorCode code, Object... arguments) {
        this(code, List.of(arguments), List.of(), null);
    }

    private Problem(ErrorCode code, List<Object> arguments, List<FieldProblem> fields, @Nullable Duration retryAfter) {
        super(code.code(), null, false, false);
        this.code = code;
        this.arguments = arguments;
        this.fields = fields;
        this.retryAfter = retryAfter;
    }

    /** Invalid input, field by field. */
    public static Problem invalid(List<FieldProblem> fields) {
        return new Problem(ErrorCode.INVALID_REQUEST, List.of(), List.copyOf(fields), null);
    }

    /** One of the catalogue that also names the field it came from. */
    public static Problem ofField(ErrorCode code, String field, Object... arguments) {
        return new Problem(code, List.of(arguments), List.of(FieldProblem.of(code, field, List.of(arguments))), null);
    }

    /** One that goes away by itself: answered with {@code Retry-After}. */
    public static Problem later(ErrorCode code, Duration retryAfter) {
        return new Problem(code, List.of(Math.max(1, retryAfter.toSeconds())), List.of(), retryAfter);
    }

    /** The same, answered with {@code Retry-After}. */
    public Problem retryAfter(Duration pause) {
        return new Problem(code, arguments, fields, pause);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
