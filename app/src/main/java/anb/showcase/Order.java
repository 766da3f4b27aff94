package anb.showcase;

import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a list of videos may be sorted. */
public enum Order {
    /** As they were uploaded. */
    UPLOADED,
    /** Newest first. */
    RECENT,
    /** Most voted first. */
    VOTES;

    /** Reads the {@code sort} parameter. @throws Problem when it is none of {@code allowed} */
    static Order of(String text, Order... allowed) {
        return Arrays.stream(allowed)
                .filter(order -> order.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(new FieldProblem(
                        "sort",
                        "not_allowed",
                        String.join(
                                ", ", Arrays.stream(allowed).map(Order::text).toList()),
                        Bounds.repeated(text)))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
