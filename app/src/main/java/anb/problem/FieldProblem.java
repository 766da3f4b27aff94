package anb.problem;

import java.util.List;

/**
 * What is wrong with one field, named as the client sent it. The text is {@code field.<code>} of the catalogue's
 * messages, or the error's own {@code <code>.detail}.
 */
public record FieldProblem(String field, String code, List<Object> arguments) {

    public FieldProblem(String field, String code, Object... arguments) {
        this(field, code, List.of(arguments));
    }
}
