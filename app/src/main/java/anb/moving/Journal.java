package anb.moving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects an export has fetched, each noted once its file is durable: what a later run need not fetch again. A line
 * that a crash cut off is as if it were not there.
 */
final class Journal implements AutoCloseable {

    private static final String FILE = "fetched.jsonl";

    private final Map<String, Line.Stored> fetched = new ConcurrentHashMap<>();
    private final OutputStream out;

    private Journal(ExportFolder folder) throws IOException {
        var file = folder.place(FILE);
        if (Files.exists(file)) {
            read(folder);
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out.write('\n');
    }

    static Journal of(ExportFolder folder) throws IOException {
        return new Journal(folder);
    }

    private void read(ExportFolder folder) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(folder.existing(FILE)))) {
            for (var line = JsonLines.next(in); line != null; line = JsonLines.next(in)) {
                JsonLines.parse(line)
                        .filter(Line.Stored.class::isInstance)
                        .map(Line.Stored.class::cast)
                        .ifPresent(object -> fetched.put(object.key(), object));
            }
        }
    }

    Optional<Line.Stored> of(String key) {
        return Optional.ofNullable(fetched.get(key));
    }

    synchronized void add(Line.Stored object) throws IOException {
        out.write(JsonLines.bytes(object));
        fetched.put(object.key(), object);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
