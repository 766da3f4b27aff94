package anb.moving;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A table whose rows move.
 *
 * @param columns those that move, in the order of the table
 * @param key its primary key, by which rows are put in order
 */
record MovedTable(String name, List<String> columns, List<Column> key) {

    /** Texts are put in order by their bytes, which is the same in every database. */
    record Column(String name, boolean isText) {

        private String inOrder() {
            return quoted(name) + (isText ? " collate \"C\"" : "");
        }
    }

    /** The statement that writes at most so many rows, the first ones. */
    String out(long atMost) {
        return "copy (select %s from %s order by %s limit %d) to stdout"
                .formatted(
                        list(columns),
                        quoted(name),
                        key.stream().map(Column::inOrder).collect(joining(", ")),
                        atMost);
    }

    /** The statement that reads rows of these columns. */
    String in(List<String> named) {
        return "copy %s (%s) from stdin".formatted(quoted(name), list(named));
    }

    String quoted() {
        return quoted(name);
    }

    static String list(List<String> columns) {
        return columns.stream().map(MovedTable::quoted).collect(joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
