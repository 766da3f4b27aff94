package anb.moving;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The folder of an export: {@code rows/}, {@code objects/}, and the manifest once everything is there. One process at a
 * time; files are complete or absent; no link below it is followed.
 */
final class ExportFolder implements AutoCloseable {

    /** Says that the folder is ours; whoever uses it holds a lock on it. */
    private static final String MARK = "anb-export";

    private final Path home;
    private final FileChannel lock;

    private ExportFolder(Path home, FileChannel lock) {
        this.home = home;
        this.lock = lock;
    }

    /** What is written into a file. */
    interface Writing<T> {
        T to(OutputStream out) throws IOException;
    }

    /** Makes the folder, or takes an earlier export up again; its files are for its owner only. */
    static ExportFolder toWrite(Path folder) throws IOException {
        Files.createDirectories(folder);
        var home = folder.toRealPath();
        requireOurs(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        return locked(home, false, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Opens an export, which may lie where nobody can write. */
    static ExportFolder toRead(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS)) {
            throw new Obstacle("There is no export in %s. Name the folder that export --to wrote.".formatted(folder));
        }
        return locked(folder.toRealPath(), true, StandardOpenOption.READ);
    }

    private static void requireOurs(Path home) throws IOException {
        try (var entries = Files.list(home)) {
            boolean empty = entries.allMatch(entry -> entry.endsWith("lost+found"));
            if (!empty && !Files.isRegularFile(home.resolve(MARK), LinkOption.NOFOLLOW_LINKS)) {
                throw new Obstacle(
                        "The folder %s already holds other things. Empty it, or name another.".formatted(home));
            }
        }
    }

    private static ExportFolder locked(Path home, boolean shared, StandardOpenOption... options) throws IOException {
        var channel = FileChannel.open(home.resolve(MARK), options);
        try {
            if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
                return new ExportFolder(home, channel);
            }
        } catch (OverlappingFileLockException here) {
            // by this very process
        }
        channel.close();
        throw new Obstacle("The folder %s is being written or read by another export or import. Wait for its end."
                .formatted(home));
    }

    Path home() {
        return home;
    }

    boolean has(String name) {
        return Files.exists(home.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** A file that must be there. */
    Path existing(String name) {
        var file = withoutLinks(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Obstacle("%s is missing. Run export once more into this folder.".formatted(file));
        }
        return file;
    }

    /** Where a file of that name may be written; the folders above it are made. */
    Path place(String name) throws IOException {
        var file = withoutLinks(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return file;
    }

    private Path withoutLinks(String name) {
        var path = home;
        for (var part : Path.of(name)) {
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                throw new Obstacle(
                        "%s is a link; an export has none. Remove it and run export once more.".formatted(path));
            }
        }
        if (!path.normalize().equals(path)) {
            throw new Obstacle("%s is not inside the folder of the export.".formatted(name));
        }
        return path;
    }

    /** Writes a file beside its place, makes it durable and moves it there. */
    <T> T write(String name, Writing<T> writing) throws IOException {
        var part = place(name + ".part");
        T result;
        try (var channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            result = writing.to(out);
            out.flush();
            channel.force(true);
        }
        moveToItsPlace(part, name);
        return result;
    }

    /** A file that lies beside its place, whole and durable, is moved there. */
    void moveToItsPlace(Path part, String name) throws IOException {
        var file = place(name);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        force(Objects.requireNonNull(file.getParent()));
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(withoutLinks(name));
        force(home);
    }

    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
