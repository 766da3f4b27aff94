package anb.operator;

import static java.util.stream.Collectors.joining;

import anb.problem.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        row((Object[]) heads);
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> printable(String.valueOf(cell)))
                .toList());
        return this;
    }

    /** What others wrote must not steer the terminal. */
    static String printable(String text) {
        return Bounds.harmless(text);
    }

    @Override
    public String toString() {
        var widths = new int[rows.getFirst().size()];
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        return rows.stream().map(row -> line(row, widths)).collect(joining());
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(row.get(column))
                    .repeat(' ', widths[column] - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
