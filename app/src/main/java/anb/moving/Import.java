package anb.moving;

import anb.upkeep.Check;
import anb.upkeep.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Fills an empty installation from an export, stage by stage; each is noted in the database when it is done, so that a run
 * after an interruption goes on where the last one was.
 */
@Component
public class Import {

    private final ImportNotes notes;
    private final Intake intake;
    private final Freight freight;
    private final Counting counting;
    private final Verification verification;
    private final Check check;

    Import(
            ImportNotes notes,
            Intake intake,
            Freight freight,
            Counting counting,
            Verification verification,
            Check check) {
        this.notes = notes;
        this.intake = intake;
        this.freight = freight;
        this.counting = counting;
        this.verification = verification;
        this.check = check;
    }

    /**
     * Carries out the import, or goes on with it.
     *
     * @param from what {@link Export} wrote
     * @param dryRun whether only to look: at every file of the export, and whether it may come here
     * @param say is told how far it has come
     * @throws Obstacle it cannot go on
     */
    public Moved run(Path from, boolean dryRun, Consumer<String> say) {
        try (var _ = notes.takeTurn();
                var folder = ExportFolder.toRead(from)) {
            var manifest = Manifest.read(folder);
            intake.requireSameVersion(manifest);
            var note = notes.find();
            requirePlace(manifest, note);
            if (dryRun) {
                look(manifest, folder, say);
                return Moved.of(manifest, List.of());
            }
            if (note.isEmpty()) {
                manifest.eachObject(folder, 0, Freight.AT_ONCE, objects -> freight.glance(objects, folder));
                intake.bring(manifest, folder, say);
            }
            goOn(manifest, folder, say);
            return Moved.of(manifest, newDifferences(manifest));
        } catch (IOException e) {
            throw Disk.failed(from, e);
        }
    }

    private void requirePlace(Manifest manifest, Optional<ImportNotes.Note> note) {
        intake.requireAlone();
        if (note.isEmpty()) {
            intake.requireEmpty();
            if (!freight.none()) {
                throw new Obstacle(
                        "The bucket holds videos already; nothing was changed. Import into an empty bucket.");
            }
        } else if (note.get().stage() == Stage.DONE) {
            throw new Obstacle(
                    "This installation was filled by an import already; nothing was changed. Import into an empty"
                            + " database and bucket, or another data folder.");
        } else if (!note.get().source().equals(manifest.sha256())) {
            throw new Obstacle(
                    "An import of another export was begun here, or the export was made again since. Go on from"
                            + " that one, or begin anew with an empty database and bucket.");
        }
    }

    private void look(Manifest manifest, ExportFolder folder, Consumer<String> say) throws IOException {
        manifest.tables().forEach(rows -> Freight.check(folder, rows.file(), rows.fingerprint()));
        var progress = new ProgressMeter(say, "files looked at", manifest.objects());
        manifest.eachObject(folder, 0, Freight.AT_ONCE, objects -> {
            freight.check(objects, folder);
            progress.add(objects.size());
        });
    }

    private void goOn(Manifest manifest, ExportFolder folder, Consumer<String> say) throws IOException {
        for (var note = notes.find().orElseThrow();
                note.stage() != Stage.DONE;
                note = notes.find().orElseThrow()) {
            var next = stage(note, manifest, folder, say);
            if (!notes.move(note.stage(), next)) {
                throw new IllegalStateException("somebody else moved the import on from " + note.stage());
            }
        }
    }

    /** Does what the stage is for. @return the stage that follows */
    private Stage stage(ImportNotes.Note note, Manifest manifest, ExportFolder folder, Consumer<String> say)
            throws IOException {
        switch (note.stage()) {
            case OBJECTS -> carry("objects", note, manifest, folder, say, objects -> freight.put(objects, folder));
            case COUNTS -> counting.count(say);
            case VERIFICATION -> {
                say.accept("comparing rows");
                verification.compare(manifest);
                carry("objects verified", note, manifest, folder, say, freight::verify);
            }
            case DONE -> throw new IllegalStateException("nothing follows");
        }
        return note.stage().next();
    }

    private void carry(
            String what,
            ImportNotes.Note note,
            Manifest manifest,
            ExportFolder folder,
            Consumer<String> say,
            Consumer<List<Line.Stored>> work)
            throws IOException {
        var progress = new ProgressMeter(say, what, manifest.objects());
        progress.add(note.objects());
        manifest.eachObject(folder, note.objects(), Freight.AT_ONCE, objects -> {
            work.accept(objects);
            notes.carried(objects.size());
            progress.add(objects.size());
        });
    }

    /** What the store had not where it was exported, it has not here either. */
    private List<String> newDifferences(Manifest manifest) {
        return check.differences().stream()
                .filter(difference -> difference.kind() != Difference.Kind.OBJECT_MISSING
                        || !manifest.missing().contains(difference.subject()))
                .map(Difference::toString)
                .toList();
    }
}
