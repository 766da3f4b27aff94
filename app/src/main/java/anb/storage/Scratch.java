package anb.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
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

    private final Path home;
    private final FileChannel lock;

    Scratch(ScratchSettings settings) throws IOException {
        Path temp = settings.temp();
        Files.createDirectories(temp);
        removeLeftovers(temp);
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
        home = Files.createTempDirectory(
                temp.toAbsolutePath(),
                PREFIX + ProcessHandle.current().pid() + "-",
                PosixFilePermissions.asFileAttribute(ownerOnly));
        lock = FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
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
        try (Stream<Path> siblings = Files.list(temp)) {
            siblings.filter(p -> p.getFileName().toString().startsWith(PREFIX)).forEach(Scratch::removeIfDead);
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
        } catch (OverlappingFileLockException alive) {
            log.debug("{} belongs to this process", folder);
        } catch (IOException e) {
            log.warn("cannot look into {}: {}", folder, e.getMessage());
        }
    }
}
