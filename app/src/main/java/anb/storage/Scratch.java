package anb.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * This process's private temp folder (mode 700). It holds a lock for as long as the process lives, so the next start
 * of any node on this machine can tell, and removes, what a killed one left behind.
 */
@Component
public class Scratch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Scratch.class);
    private static final String PREFIX = "node-";
    private static final String LOCK = ".lock";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    /** Folders of this process. Merely opening and closing one of their lock files would give up its lock (fcntl). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel lock;

    Scratch(ScratchSettings settings) throws IOException {
        Path temp = settings.temp();
        Files.createDirectories(temp);
        removeLeftovers(temp);
        Path folder;
        FileChannel channel;
        do {
            folder = create(temp.toAbsolutePath());
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
        } while (!Files.exists(folder.resolve(LOCK))); // another start took it for dead before it was locked
        home = folder;
        lock = channel;
    }

    private static Path create(Path temp) throws IOException {
        Path folder = Files.createTempDirectory(
                temp, PREFIX + ProcessHandle.current().pid() + "-", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        OURS.add(folder);
        return folder;
    }

    /** The folder itself, for what is given a place once. */
    public Path home() {
        return home;
    }

    /** A new empty folder for one piece of work; closing it deletes it with everything inside. */
    public ScratchFolder open(String purpose) {
        try {
            return new ScratchFolder(Files.createTempDirectory(home, purpose + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder in " + home, e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        FileSystemUtils.deleteRecursively(home);
    }

    private static void removeLeftovers(Path temp) throws IOException {
        try (Stream<Path> siblings = Files.list(temp.toAbsolutePath())) {
            siblings.filter(p -> p.getFileName().toString().startsWith(PREFIX))
                    .filter(p -> !OURS.contains(p))
                    .forEach(Scratch::removeIfDead);
        }
    }

    private static void removeIfDead(Path folder) {
        Path lockFile = folder.resolve(LOCK);
        if (!Files.isWritable(lockFile)) {
            return; // another user's node, or one that is just starting
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock dead = channel.tryLock()) {
            if (dead != null) {
                FileSystemUtils.deleteRecursively(folder);
                log.info("removed {}, left behind by a killed node", folder);
            }
        } catch (IOException e) {
            log.warn("cannot look into {}: {}", folder, e.getMessage());
        }
    }
}
