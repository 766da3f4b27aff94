package anb.operator;

import static java.util.stream.Collectors.joining;

import anb.moving.Export;
import anb.moving.Import;
import anb.moving.Moved;
import anb.takeover.Takeover;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What was moved, and what is to be done next. */
@Component
class MovingReport {

    private static final int SHOWN = 20;

    private final Export export;
    private final Import imports;
    private final Takeover takeover;

    MovingReport(Export export, Import imports, Takeover takeover) {
        this.export = export;
        this.imports = imports;
        this.takeover = takeover;
    }

    /** How far it has come goes to standard error, where it is in nobody's way. */
    Report move(Move move) {
        return switch (move.way()) {
            case TO -> exported(export.run(move.folder(), System.err::println));
            case DIRECTORY ->
                TakeoverReport.of(
                        takeover.run(move.folder(), move.list(), move.dryRun(), System.err::println), move.dryRun());
            case FROM -> imported(imports.run(move.folder(), move.dryRun(), System.err::println), move.dryRun());
        };
    }

    private static Report exported(Moved moved) {
        var text = "Exported: %s.%n".formatted(amounts(moved));
        return moved.missing().isEmpty() ? new Report(text, 0) : new Report(text + missing(moved) + """
                        Nodes at work may have removed them since the rows were read: stop the nodes and export once more
                        into this folder. If they were stopped, reconcile names what can be done.
                        """, 1);
    }

    private static Report imported(Moved moved, boolean dryRun) {
        if (dryRun) {
            return new Report(
                    "May come here: %s. Every file is as it was exported. Nothing was changed.%n%s"
                            .formatted(amounts(moved), missing(moved)),
                    moved.missing().isEmpty() ? 0 : 1);
        }
        var text = """
                Imported: %s. Rows, objects and ranking are those of the export.
                Administrators are those of the export, with their passwords; people sign in anew. Nodes may start.
                """.formatted(amounts(moved)) + missing(moved);
        return moved.missing().isEmpty() && moved.differences().isEmpty()
                ? new Report(text, 0)
                : new Report(text + differences(moved), 1);
    }

    private static String amounts(Moved moved) {
        return String.format(
                Locale.ROOT,
                "%,d rows and %,d objects of %,d MB",
                moved.rows(),
                moved.objects(),
                (moved.bytes() + (1 << 20) - 1) >> 20);
    }

    private static String missing(Moved moved) {
        return moved.missing().isEmpty()
                ? ""
                : "%d objects that rows speak of were not in the store it comes from:%n%s"
                        .formatted(moved.missing().size(), lines(moved.missing()));
    }

    private static String differences(Moved moved) {
        return moved.differences().isEmpty()
                ? ""
                : "The check finds what reconcile can say more of:%n%s".formatted(lines(moved.differences()));
    }

    private static String lines(List<String> texts) {
        return texts.stream()
                        .limit(SHOWN)
                        .map(text -> "  " + Table.printable(text) + "\n")
                        .collect(joining())
                + (texts.size() > SHOWN ? "  and %d more%n".formatted(texts.size() - SHOWN) : "");
    }
}
