package anb.faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of 400 MB for one node's temp files, so that it can be filled without harm to anybody else. Only for root. */
final class SmallDisk {

    /** What the kernel says of it (ENOSPC). */
    static final String FULL = "No space left on device";

    static final String FILLING = "filling";

    private static final int BLOCK = 1 << 20;

    private SmallDisk() {}

    /** Whether this host lets us have such disks. */
    static boolean available() throws IOException, InterruptedException {
        var trial = Files.createTempDirectory("anb-disk-");
        try {
            return mount(trial);
        } finally {
            unmount(trial);
            Files.delete(trial);
        }
    }

    static boolean mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=400m", "anb", folder.toString());
    }

    static void unmount(Path folder) throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }

    /** Writes until nothing fits any more, also once again. @throws NotInjected when something else was in the way */
    static Path fill(Path folder) throws IOException, NotInjected {
        var filling = folder.resolve(FILLING);
        try (var out = Files.newOutputStream(filling, CREATE, APPEND)) {
            var block = new byte[BLOCK];
            for (int written = 0; written < 1_000; written++) {
                out.write(block);
            }
        } catch (IOException full) {
            NotInjected.unless(String.valueOf(full.getMessage()).contains(FULL), "the disk is not full: " + full);
            return filling;
        }
        Files.delete(filling);
        throw new NotInjected(folder + " is no small disk");
    }

    private static boolean run(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
