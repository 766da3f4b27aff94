package anb.operator;

import anb.takeover.Fate;
import anb.takeover.TakenOver;
import java.util.List;

/** What became of each row of an earlier system's list. */
final class TakeoverReport {

    private TakeoverReport() {}

    static Report of(TakenOver taken, boolean dryRun) {
        var table = new Table("LINE", "FILE", "TITLE", "");
        taken.lines().forEach(line -> table.row(line.number(), line.file(), line.title(), said(line.fate(), dryRun)));
        long refused = count(taken, Fate.Refused.class);
        var text = new StringBuilder(table.toString());
        text.append("%d clips %s, %d came before, %d cannot come.%n"
                .formatted(
                        count(taken, Fate.Comes.class),
                        dryRun ? "would come" : "came",
                        count(taken, Fate.There.class),
                        refused));
        others(taken.others(), text);
        text.append(
                dryRun
                        ? "Nothing was changed.\n"
                        : "Workers make their broadcast versions when nothing else waits. Nobody knows the password of a"
                                + " new account.\n");
        return new Report(text.toString(), refused == 0 ? 0 : 1);
    }

    private static String said(Fate fate, boolean dryRun) {
        return switch (fate) {
            case Fate.Comes comes ->
                (dryRun ? "would come" : "came") + (comes.withAccount() ? ", with a new account" : "");
            case Fate.There _ -> "came before";
            case Fate.Refused refused -> "cannot come: " + refused.reason();
        };
    }

    private static long count(TakenOver taken, Class<? extends Fate> fate) {
        return taken.lines().stream()
                .filter(line -> fate.isInstance(line.fate()))
                .count();
    }

    private static void others(List<String> files, StringBuilder text) {
        if (!files.isEmpty()) {
            text.append("%d files have no row and stay where they are: %s%n"
                    .formatted(
                            files.size(),
                            Table.printable(String.join(", ", files.subList(0, Math.min(10, files.size()))))
                                    + (files.size() > 10 ? ", …" : "")));
        }
    }
}
