package anb.site;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Lines of a file for spreadsheets (RFC 4180). */
final class Csv {

    /** What makes a spreadsheet take a cell for a formula, with or without something invisible in front. */
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** One line with its end. Numbers and truths are written as they are, all else as text, nothing as an empty cell. */
    static String line(@Nullable Object... cells) {
        var line = new StringJoiner(",", "", "\r\n");
        for (var cell : cells) {
            line.add(cell == null ? "" : cell(cell));
        }
        return line.toString();
    }

    private static String cell(Object cell) {
        return cell instanceof Number || cell instanceof Boolean ? cell.toString() : text(cell.toString());
    }

    /** A name that a spreadsheet would take for a formula is none. */
    private static String text(String text) {
        var dangerous = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (dangerous ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
