package anb.moving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds: one line for each table, sequence and object, and a last one that vouches for all before it.
 *
 * @param objects how many there are
 * @param bytes of all of them
 * @param sha256 of everything but the last line: the name of this export
 */
record Manifest(
        Line.Head head,
        List<Line.Rows> tables,
        List<Line.Sequence> sequences,
        Line.Ranking ranking,
        List<String> missing,
        long objects,
        long bytes,
        String sha256) {

    static final String FILE = "manifest.jsonl";
    static final int FORMAT = 1;

    /** Reads and checks every line. @throws Obstacle when it is not, or not all of, what export wrote */
    static Manifest read(ExportFolder folder) throws IOException {
        if (!folder.has(FILE)) {
            throw new Obstacle("The export in %s was not finished. Run export once more into this folder."
                    .formatted(folder.home()));
        }
        try (var in = open(folder)) {
            return new Reading().all(in);
        }
    }

    /** Streams the objects behind the first {@code done} of them, at most {@code atOnce} together. */
    void eachObject(ExportFolder folder, long done, int atOnce, Consumer<List<Line.Stored>> chunk) throws IOException {
        try (var in = open(folder)) {
            var objects = new ArrayList<Line.Stored>();
            long number = 0;
            for (var line = JsonLines.next(in); line != null; line = JsonLines.next(in)) {
                if (JsonLines.parse(line).orElse(null) instanceof Line.Stored object && number++ >= done) {
                    objects.add(object);
                }
                if (objects.size() == atOnce) {
                    chunk.accept(List.copyOf(objects));
                    objects.clear();
                }
            }
            if (!objects.isEmpty()) {
                chunk.accept(List.copyOf(objects));
            }
        }
    }

    private static InputStream open(ExportFolder folder) throws IOException {
        return new BufferedInputStream(Files.newInputStream(folder.existing(FILE)));
    }

    /** Writes one, line by line. */
    static final class Writer {

        private final Fingerprint.Taking out;
        private long lines;

        Writer(OutputStream out) {
            this.out = new Fingerprint.Taking(out);
        }

        void add(Line line) throws IOException {
            out.write(JsonLines.bytes(line));
            lines++;
        }

        void end() throws IOException {
            add(new Line.End(lines, out.taken().sha256()));
        }
    }

    private static final class Reading {

        private final Fingerprint.Taking taking = new Fingerprint.Taking(OutputStream.nullOutputStream());
        private final List<Line.Rows> tables = new ArrayList<>();
        private final List<Line.Sequence> sequences = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private Line.@Nullable Head head;
        private Line.@Nullable Ranking ranking;
        private Line.@Nullable End end;
        private long lines;
        private long objects;
        private long bytes;

        Manifest all(InputStream in) throws IOException {
            for (var line = JsonLines.next(in); line != null; line = JsonLines.next(in)) {
                if (lines == 0) {
                    requireOurFormat(JsonLines.format(line));
                }
                take(JsonLines.parse(line).orElseThrow(this::damaged));
                if (end == null) {
                    taking.write(line);
                    lines++;
                }
            }
            var sha256 = taking.taken().sha256();
            if (head == null || ranking == null || end == null || !end.equals(new Line.End(lines, sha256))) {
                throw damaged();
            }
            return new Manifest(head, tables, sequences, ranking, missing, objects, bytes, sha256);
        }

        private void take(Line line) {
            if (end != null || (lines == 0) != (line instanceof Line.Head)) {
                throw damaged();
            }
            switch (line) {
                case Line.Head first -> head = first;
                case Line.Rows rows -> tables.add(rows);
                case Line.Sequence sequence -> sequences.add(sequence);
                case Line.Ranking lineOfRanking -> ranking = lineOfRanking;
                case Line.Missing object -> missing.add(object.key());
                case Line.End last -> end = last;
                case Line.Stored object -> {
                    objects++;
                    bytes += object.bytes();
                }
            }
        }

        private static void requireOurFormat(Optional<Integer> format) {
            if (format.isPresent() && format.get() > FORMAT) {
                throw new Obstacle("This export has format %d, made by a newer version; this one reads format %d."
                                .formatted(format.get(), FORMAT)
                        + " Import with the version that exported.");
            }
        }

        private Obstacle damaged() {
            return new Obstacle("%s is damaged at line %d: it is not what export wrote. Run export once more into this"
                            .formatted(FILE, lines + 1)
                    + " folder, or copy it again.");
        }
    }
}
