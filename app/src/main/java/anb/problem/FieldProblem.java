package anb.problem;

import java.util.List;

/**
 * What is wrong with one field, named as the client sent it.
 *
 * @param text the key of its text among the catalogue's messages
 */
public record FieldProblem(String field, String code, String text, List<Object> arguments) {

    /** A mistake that only fields have, worded by {@code field.<code>}. */
    public FieldProblem(String field, String code, Object... arguments) {
        this(field, code, "field." + code, List.of(arguments));
    }

    /** An error of the catalogue that comes from this field, worded as the error is. */
    public static FieldProblem of(ErrorCode code, String field, List<Object> arguments) {
        return new FieldProblem(field, code.code(), code.code() + ".detail", arguments);
    }
}
