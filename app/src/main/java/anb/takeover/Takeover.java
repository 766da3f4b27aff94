package anb.takeover;

import anb.accounts.Newcomers;
import anb.moving.Crew;
import anb.moving.ImportNotes;
import anb.moving.Obstacle;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.problem.Wording;
import anb.storage.Scratch;
import anb.storage.Sha256;
import anb.uploads.Adoption;
import anb.videos.Title;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes over the clips of a file share: each is judged as an upload is, its owner is found or gets an account, and workers
 * make its broadcast version. Said again, it goes on: what came is there, by the SHA-256 of its file.
 */
@Component
public class Takeover {

    /** Clips that are told of in one line. */
    private static final int BATCH = 32;

    /** Looks at clips, as many as a node takes at uploads: others may be at work on this machine. */
    private static final int AT_ONCE = 4;

    /** {@code 2025-03-10T14:30:00Z}, or as PostgreSQL writes it: {@code 2025-03-10 14:30:00.123+00}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .parseLenient()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

    private final Newcomers newcomers;
    private final Adoption adoption;
    private final Scratch scratch;
    private final ImportNotes imports;
    private final InstantSource clock;

    Takeover(Newcomers newcomers, Adoption adoption, Scratch scratch, ImportNotes imports, InstantSource clock) {
        this.newcomers = newcomers;
        this.adoption = adoption;
        this.scratch = scratch;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Takes over what can be, or says what would be. Nodes may be at work meanwhile.
     *
     * @param directory that holds {@code videos/unprocessed-videos} and {@code videos/processed-videos}
     * @param list of owners and titles; null: {@code videos.csv} in the directory
     * @param say is told how far it has come
     * @throws Obstacle it cannot go on
     */
    public TakenOver run(Path directory, @Nullable Path list, boolean dryRun, Consumer<String> say) {
        imports.requireNoneUnfinished();
        try (var _ = imports.takeTurn()) {
            var share = new Share(directory);
            var roll = Roll.read(list == null ? share.list() : list);
            var lines = new ArrayList<TakenOver.Line>();
            roll.flaws().forEach((line, flaw) -> lines.add(new TakenOver.Line(line, "", "", new Fate.Refused(flaw))));
            for (int from = 0; from < roll.rows().size(); from += BATCH) {
                int to = Math.min(from + BATCH, roll.rows().size());
                lines.addAll(fates(roll.rows().subList(from, to), share, dryRun));
                say.accept("%d of %d clips".formatted(to, roll.rows().size()));
            }
            lines.sort(Comparator.comparingLong(TakenOver.Line::number));
            var names = new HashSet<String>();
            roll.rows().forEach(row -> names.add(row.file()));
            return new TakenOver(lines, share.others(names));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private List<TakenOver.Line> fates(List<Row> rows, Share share, boolean dryRun) {
        Map<Row, Fate> fates = new ConcurrentHashMap<>();
        Crew.each(rows, AT_ONCE, row -> fates.put(row, fate(row, share, dryRun)));
        return rows.stream()
                .map(row -> new TakenOver.Line(
                        row.line(),
                        row.file(),
                        row.title(),
                        Optional.ofNullable(fates.get(row)).orElseThrow()))
                .toList();
    }

    private Fate fate(Row row, Share share, boolean dryRun) {
        try {
            var owner = newcomers.find(row.owner());
            var title = Title.checked(row.title());
            var uploadedAt = row.uploadedAt() == null ? null : time(row.uploadedAt());
            var file = share.find(row.file());
            if (file.isEmpty()) {
                return new Fate.Refused("there is no such file in the two folders");
            }
            adoption.requireSize(Files.size(file.get()));
            if (owner.isPresent()
                    && adoption.earlier(owner.get(), title, Sha256.of(file.get()))
                            .isPresent()) {
                return new Fate.There();
            }
            take(row, title, uploadedAt, file.get(), dryRun);
            return new Fate.Comes(owner.isEmpty());
        } catch (Problem refused) {
            return refusal(refused);
        } catch (DateTimeException e) {
            return new Fate.Refused("uploaded_at is not a moment of the past like 2025-03-10T14:30:00Z");
        } catch (IOException e) {
            throw unreadable(share.list(), e);
        }
    }

    /** A copy is judged and taken in, which nobody else can change. */
    private void take(Row row, String title, @Nullable Instant uploadedAt, Path file, boolean dryRun)
            throws IOException {
        try (var folder = scratch.open("takeover")) {
            var copy = folder.file("original");
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            adoption.judge(copy);
            if (!dryRun) {
                adoption.adopt(newcomers.findOrMake(row.owner()), title, copy, uploadedAt);
            }
        }
    }

    private Instant time(String written) {
        var at = OffsetDateTime.parse(written, TIME).toInstant();
        if (at.isAfter(clock.instant())) {
            throw new DateTimeException("in the future");
        }
        return at;
    }

    private static Fate refusal(Problem refused) {
        if (refused.code() == ErrorCode.STORAGE_UNAVAILABLE) {
            throw new Obstacle(
                    "The store is away. Look at anb.storage.… and at the store, then say the same again: what came"
                            + " is there.");
        }
        if (refused.code() == ErrorCode.TOO_BUSY_TO_INSPECT) {
            throw new Obstacle(
                    "This machine has too little time or memory to look at clips. Say the same again when it is less"
                            + " busy: what came is there.");
        }
        if (refused.code() != ErrorCode.INVALID_REQUEST) {
            return new Fate.Refused(Wording.of(refused.code(), refused.arguments(), Locale.ENGLISH)
                    .message());
        }
        return new Fate.Refused(String.join(
                "; ",
                refused.fields().stream()
                        .map(field -> field.field() + ": " + Wording.of(field, Locale.ENGLISH))
                        .toList()));
    }

    private static Obstacle unreadable(Path folder, IOException e) {
        return new Obstacle(
                "%s cannot be read, or anb.temp not be written (%s). Put that right and say the same again: what came is there."
                        .formatted(folder, e),
                e);
    }
}
