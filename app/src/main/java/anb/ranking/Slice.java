package anb.ranking;

import anb.paging.PageToken;
import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a ranking is asked for: rows by offset, of those whose position lies between {@code from} and
 * {@code to}. Every number is checked here.
 *
 * @param after count the rows from behind this line; null: from the first
 */
public record Slice(
        int from, int to, int limit, int offset, @Nullable RankKey after) {

    private static final int MOST = 100;
    private static final int USUAL = 10;
    private static final int ALL = Integer.MAX_VALUE;

    /** The same and one row more, which tells whether others follow. */
    public Slice oneMore() {
        return new Slice(from, to, limit + 1, offset, after);
    }

    /**
     * Refuses parameters of different ways of asking; an empty one is none. Behind a line ({@code after}) go rows by limit
     * and those up to a position.
     *
     * @throws Problem naming those that do not go with the first
     */
    static void requireOneWay(Map<String, String[]> parameters) {
        var ways = isSent(parameters, "to") && !isSent(parameters, "from")
                ? List.of(Set.of("to", "after"), Set.of("page", "page_size"), Set.of("limit", "offset"))
                : List.of(Set.of("from", "to"), Set.of("page", "page_size"), Set.of("after", "limit", "offset"));
        var sent = ways.stream()
                .map(way -> way.stream()
                        .filter(name -> isSent(parameters, name))
                        .sorted()
                        .toList())
                .filter(names -> !names.isEmpty())
                .toList();
        if (sent.size() > 1) {
            throw Problem.invalid(sent.stream()
                    .skip(1)
                    .flatMap(List::stream)
                    .map(name -> new FieldProblem(name, "mixed", String.join(", ", sent.getFirst())))
                    .toList());
        }
    }

    private static boolean isSent(Map<String, String[]> parameters, String name) {
        return !parameters.getOrDefault(name, new String[] {""})[0].isBlank();
    }

    /** Rows by offset, from the first or behind one. @throws Problem a number is out of range, or the token not ours */
    static Slice ofOffset(@Nullable Integer limit, @Nullable Integer offset, @Nullable String after) {
        return new Slice(
                1,
                ALL,
                Bounds.check("limit", limit, USUAL, 1, MOST),
                PageToken.offset(offset, after),
                RankKey.of(after));
    }

    /** So many rows behind a line, or from the first; for whoever reads on to the end. */
    public static Slice behind(@Nullable RankKey line, int rows) {
        return new Slice(1, ALL, rows, 0, line);
    }

    /** A page, the first being 1. @throws Problem a number is out of range */
    public static Slice ofPage(@Nullable Integer page, @Nullable Integer pageSize) {
        int size = Bounds.check("page_size", pageSize, USUAL, 1, MOST);
        return new Slice(1, ALL, size, (Bounds.check("page", page, 1, 1, ALL / MOST) - 1) * size, null);
    }

    /**
     * Positions, both ends included; without a last one, as many as may be asked for at once. More than fit may share a
     * place: who goes on behind one of them names the last position again.
     *
     * @throws Problem a number is out of range, {@code from} beyond {@code to}, or more than {@value #MOST} positions
     */
    static Slice ofPositions(@Nullable Integer from, @Nullable Integer to, @Nullable String after) {
        int first = Bounds.check("from", from, 1, 1, ALL);
        int last = Bounds.check("to", to, (int) Math.min(ALL, first + (MOST - 1L)), 1, ALL);
        if (first > last) {
            throw Problem.invalid(List.of(new FieldProblem("from", "out_of_range", 1, last, first)));
        }
        var line = RankKey.of(after);
        if (line == null && last - first >= MOST) {
            throw Problem.invalid(List.of(new FieldProblem("to", "range_too_long", MOST, last - first + 1L)));
        }
        return new Slice(first, last, MOST, 0, line);
    }
}
