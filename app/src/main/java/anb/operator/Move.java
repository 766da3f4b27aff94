package anb.operator;

import anb.operator.Errand.Misuse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to move.
 *
 * @param folder from which or into which, as {@code way} says
 * @param dryRun whether only to look ({@code --dry-run})
 * @param list of owners and titles ({@code --csv=FILE}), null when it lies where it usually does
 */
public record Move(
        Way way, Path folder, boolean dryRun, @Nullable Path list) {

    /** How data is moved. */
    public enum Way {
        /** Out of this installation. */
        TO,
        /** Into it, from an export. */
        FROM,
        /** Into it, from the file share of an earlier system. */
        DIRECTORY
    }

    /** Reads the arguments of a verb that moves, and takes them off the list. @throws Misuse they make no sense */
    static Move of(Verb verb, List<String> words) {
        if (verb == Verb.EXPORT) {
            var to = folder("--to=", words).orElseThrow(() -> new Misuse("export wants --to=FOLDER."));
            return new Move(Way.TO, to, false, null);
        }
        var from = folder("--from=", words);
        var directory = folder("--directory=", words);
        if (from.isPresent() == directory.isPresent()) {
            throw new Misuse("import wants either --from=FOLDER or --directory=FOLDER.");
        }
        var dryRun = words.remove("--dry-run");
        return from.map(folder -> new Move(Way.FROM, folder, dryRun, null))
                .orElseGet(() -> new Move(
                        Way.DIRECTORY,
                        directory.orElseThrow(),
                        dryRun,
                        folder("--csv=", words).orElse(null)));
    }

    private static Optional<Path> folder(String option, List<String> words) {
        var given = words.stream().filter(word -> word.startsWith(option)).toList();
        words.removeAll(given);
        return given.stream()
                .map(word -> word.substring(option.length()))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .findFirst();
    }
}
