package anb.accounts;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form as the client sent them, whatever their types, and collects all that is wrong with them. */
class Fields {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** A text for people to read: without spaces around it, in composed form, of one line. Empty text when refused. */
    String line(String field, @Nullable Object value, int longest) {
        var text = Normalizer.normalize(text(field, value).orElse(""), Normalizer.Form.NFC);
        if (text.isEmpty()) {
            return "";
        }
        if (Bounds.rewritesItsLine(text.strip())) {
            return refuse(field, "invalid_characters", Bounds.forbidden(text.strip()));
        }
        var line = text.strip();
        if (!Bounds.isVisible(line)) {
            return refuse(field, "required");
        }
        int length = line.codePointCount(0, line.length());
        return length <= longest ? line : refuse(field, "too_long", longest, length);
    }

    /** A text as it is; empty, with the reason noted, when there is none. */
    Optional<String> text(String field, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return Optional.of(text);
        }
        refuse(field, value == null || value instanceof String ? "required" : "not_text");
        return Optional.empty();
    }

    /** Notes what is wrong with a field. */
    String refuse(String field, String code, Object... arguments) {
        problems.add(new FieldProblem(field, code, arguments));
        return "";
    }

    /** Notes an error of the catalogue, in its words. */
    void refuse(String field, ErrorCode error) {
        problems.add(FieldProblem.of(error, field, List.of()));
    }

    List<FieldProblem> problems() {
        return problems;
    }
}
