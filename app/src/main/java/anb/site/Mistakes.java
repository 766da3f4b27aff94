package anb.site;

import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import anb.problem.Wording;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong with a form, for people: beside each field, and in one sentence.
 *
 * @param fields texts by the field's name
 * @param all the sentence; empty while there is nothing wrong
 */
record Mistakes(Map<String, String> fields, String all) {

    static final Mistakes NONE = new Mistakes(Map.of(), "");

    static Mistakes of(Problem problem, Frame frame) {
        var fields = problem.fields().stream()
                .collect(Collectors.toUnmodifiableMap(
                        FieldProblem::field, field -> text(field, frame), (first, second) -> first));
        var ours = frame.said("mistake." + problem.code().code());
        var all = problem.code() == ErrorCode.INVALID_REQUEST
                ? frame.t("form.mistakes")
                : ours == null ? whole(problem, frame) : ours;
        return new Mistakes(fields, all);
    }

    /** What happened, and what can be done about it on a page, where the catalogue's remedy is for programs. */
    private static String whole(Problem problem, Frame frame) {
        var wording = Wording.of(problem.code(), problem.arguments(), frame.locale());
        var ours = frame.said("remedy." + problem.code().code(), frame.contact());
        return (wording.message() + " " + (ours == null ? wording.remedy().orElse("") : ours)).strip();
    }

    /** The catalogue speaks to programs where it names their fields; people see no names. */
    private static String text(FieldProblem field, Frame frame) {
        var ours = frame.said("mistake." + field.code());
        return ours == null ? Wording.of(field, frame.locale()) : ours;
    }

    boolean any() {
        return !all.isEmpty();
    }

    @Nullable
    String of(String field) {
        return fields.get(field);
    }
}
