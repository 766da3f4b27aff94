package anb.moving;

import anb.storage.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Writes everything that is the contest into a folder. Run again, it takes the rows anew and fetches only objects that are
 * not there, or not as they were fetched: after an interruption, or to follow what was changed since.
 */
@Component
public class Export {

    private final Snapshot snapshot;
    private final Freight freight;
    private final ImportNotes imports;

    Export(Snapshot snapshot, Freight freight, ImportNotes imports) {
        this.snapshot = snapshot;
        this.freight = freight;
        this.imports = imports;
    }

    /**
     * Carries out the export. Nodes may be at work meanwhile; what they remove is then missing.
     *
     * @param to made if need be; an earlier export, or empty
     * @param say is told how far it has come
     * @throws Obstacle it cannot go on
     */
    public Moved run(Path to, Consumer<String> say) {
        imports.requireNoneUnfinished();
        try (var folder = ExportFolder.toWrite(to);
                var journal = Journal.of(folder)) {
            folder.remove(Manifest.FILE);
            var taken = snapshot.take(folder, say);
            var keys = new ArrayList<>(taken.keys());
            keys.addAll(freight.resources());
            var missing = freight.fetch(keys, folder, journal, say);
            removeOthers(keys, folder);
            folder.write(Manifest.FILE, out -> {
                var manifest = new Manifest.Writer(out);
                write(manifest, taken, keys, journal, missing);
                return manifest;
            });
            return Moved.of(Manifest.read(folder), List.of());
        } catch (IOException e) {
            throw Disk.failed(to, e);
        }
    }

    private static void write(
            Manifest.Writer manifest, Snapshot.Taken taken, List<ObjectKey> keys, Journal journal, List<String> missing)
            throws IOException {
        manifest.add(taken.head());
        for (var rows : taken.tables()) {
            manifest.add(rows);
        }
        for (var sequence : taken.sequences()) {
            manifest.add(sequence);
        }
        manifest.add(taken.ranking());
        for (var key : missing) {
            manifest.add(new Line.Missing(key));
        }
        var absent = new HashSet<>(missing);
        for (var key : keys) {
            if (!absent.contains(key.value())) {
                manifest.add(journal.of(key.value()).orElseThrow());
            }
        }
        manifest.end();
    }

    /** Files of an earlier run that no row speaks of any more, or that were left half-way. */
    private static void removeOthers(List<ObjectKey> keys, ExportFolder folder) throws IOException {
        var objects = folder.home().resolve("objects");
        if (!Files.isDirectory(objects, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var wanted = new HashSet<String>();
        keys.forEach(key -> wanted.add(key.value()));
        try (var files = Files.walk(objects)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        && !wanted.contains(objects.relativize(file).toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
