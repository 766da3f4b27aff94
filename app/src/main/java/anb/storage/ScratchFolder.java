package anb.storage;

import java.nio.file.Path;

/** A folder that lives as long as the work it serves. */
public record ScratchFolder(Path path) implements AutoCloseable {

    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {}
}
