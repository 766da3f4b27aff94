package anb.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** The folder that holds everything one installation keeps; used by one process at a time. */
final class DataFolder implements AutoCloseable {

    /** Databases need room for their logs to start at all; the first start also unpacks programs. */
    private static final DataSize NEEDED = DataSize.ofMegabytes(100), NEEDED_FIRST = DataSize.ofMegabytes(600);

    /** Mark: the first administrator's password has been shown. */
    static final String WELCOMED = "welcomed";

    private static final String LOCK = "lock";

    private static final String OTHER_FOLDER = "choose another with --anb.data=DIR.";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, making it if need be, and empties its {@code temp}.
     *
     * @throws EmbeddedFailure when it cannot be written, its disk is full or another process holds it
     */
    static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(permissions("rwx------")));
            requireOwn(path);
            Files.setPosixFilePermissions(path, permissions("rwx------"));
            requireSpace(path);
            var lock = lock(path.resolve(LOCK));
            FileSystemUtils.deleteRecursively(path.resolve("temp"));
            Files.createDirectories(path.resolve("temp"));
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "The data folder %s cannot be used by %s (%s). Make it writable, or %s"
                            .formatted(path, System.getProperty("user.name"), e, OTHER_FOLDER),
                    e);
        }
    }

    /** Whether anything was ever kept there. */
    static boolean isKept(Path folder) {
        return Files.exists(folder.resolve(LOCK));
    }

    /**
     * Whether another process holds the folder.
     *
     * @throws EmbeddedFailure when nothing was ever kept there
     */
    static boolean inUse(Path folder) throws IOException {
        var file = folder.resolve(LOCK);
        if (!isKept(folder)) {
            throw new EmbeddedFailure(
                    "There is no installation in %s. Name its folder with --anb.data=DIR.".formatted(folder));
        }
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            return tryLock(channel) == null;
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Lets other accounts pass through to folders of theirs below, without listing anything. */
    void openToOthers() throws IOException {
        Files.setPosixFilePermissions(path, permissions("rwx--x--x"));
    }

    /** The same for the account of PostgreSQL, which must then get as far as here too. */
    void letPostgresPass() throws IOException {
        openToOthers();
        for (Path parent = path; parent != null; parent = parent.getParent()) {
            if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(parent))
                    .endsWith("x")) {
                throw new EmbeddedFailure(
                        "PostgreSQL refuses to run as root, and the account it runs under instead (nobody) cannot enter %s. Start as an ordinary user, or %s"
                                .formatted(parent, OTHER_FOLDER));
            }
        }
    }

    boolean has(String mark) {
        return Files.exists(resolve(mark));
    }

    /** Leaves an empty file of this name. */
    void mark(String mark) {
        try {
            Files.write(resolve(mark), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the folder to the next process. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is closed to others or deleted in a folder that somebody keeps other things in. */
    private static void requireOwn(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            boolean empty = entries.allMatch(entry -> entry.endsWith("lost+found"));
            if (!empty && !Files.exists(path.resolve(LOCK))) {
                throw new EmbeddedFailure(
                        "The folder %s already holds other things. Empty it, or %s".formatted(path, OTHER_FOLDER));
            }
        }
    }

    private static void requireSpace(Path path) throws IOException {
        var needed = Files.isDirectory(path.resolve("postgresql")) ? NEEDED : NEEDED_FIRST;
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < needed.toBytes()) {
            throw new EmbeddedFailure(
                    "Only %d MB are free on the disk of %s, at least %d MB are needed. Free some, or %s"
                            .formatted(free >> 20, path, needed.toMegabytes(), OTHER_FOLDER));
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, CREATE, READ, WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new EmbeddedFailure("The data folder %s is in use by process %s. Stop that one first, or %s"
                    .formatted(file.getParent(), Files.readString(file).strip(), OTHER_FOLDER));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
