package anb.reports;

import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report's form that is in order.
 *
 * @param note of one line, whatever it was written on
 */
record Complaint(Reason reason, @Nullable String note) {

    /** Characters, as a reader counts them. */
    static final int LONGEST_NOTE = 500;

    /** Reads a form. @throws Problem naming every field that is wrong */
    static Complaint of(ReportForm form) {
        List<FieldProblem> wrong = new ArrayList<>();
        var reason = reason(form.reason(), wrong);
        var note = note(form.note(), wrong);
        if (reason == null || !wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new Complaint(reason, note);
    }

    private static @Nullable Reason reason(@Nullable Object sent, List<FieldProblem> wrong) {
        if (sent == null || "".equals(sent)) {
            wrong.add(new FieldProblem("reason", "required"));
            return null;
        }
        var known = sent instanceof String text ? Reason.of(text).orElse(null) : null;
        if (known == null) {
            wrong.add(new FieldProblem("reason", "not_allowed", Reason.listed(), Bounds.repeated(sent)));
        }
        return known;
    }

    private static @Nullable String note(@Nullable Object sent, List<FieldProblem> wrong) {
        if (sent != null && !(sent instanceof String)) {
            wrong.add(new FieldProblem("note", "not_text"));
        }
        var line = sent instanceof String text ? text.replaceAll("\\s+", " ").strip() : "";
        int length = line.codePointCount(0, line.length());
        if (Bounds.rewritesItsLine(line)) {
            wrong.add(new FieldProblem("note", "invalid_characters", Bounds.forbidden(line)));
        } else if (length > LONGEST_NOTE) {
            wrong.add(new FieldProblem("note", "too_long", LONGEST_NOTE, length));
        }
        return line.isEmpty() ? null : line;
    }
}
