package anb.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder that lives as long as the work it serves. */
public record ScratchFolder(Path path) implements AutoCloseable {

    /** Where a file of that name would lie; nothing is created. */
    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
