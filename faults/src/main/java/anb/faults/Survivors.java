package anb.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processes that are still there although their installation was told to end: Ctrl-C leaves nothing. */
final class Survivors {

    /** What dies with its parent needs a moment for it. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private Survivors() {}

    /** Those that a moment does not end. */
    static List<String> of(Path folder) throws InterruptedException {
        try {
            Waiting.until("all processes end", MOMENT, () -> now(folder).isEmpty());
        } catch (IllegalStateException notAll) {
            return now(folder);
        }
        return List.of();
    }

    /** Who names the folder in the command line, or works in it. */
    static List<String> now(Path folder) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .filter(pid ->
                        words(pid).contains(folder.toString()) || worksIn(pid).startsWith(folder))
                .map(pid -> "process %d, in %s: %s".formatted(pid, worksIn(pid), words(pid)))
                .toList();
    }

    private static String words(long pid) {
        try {
            return Files.readString(file(pid, "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** Nowhere when it is gone, or somebody else's. */
    private static Path worksIn(long pid) {
        try {
            return Files.readSymbolicLink(file(pid, "cwd"));
        } catch (IOException gone) {
            return Path.of("");
        }
    }

    private static Path file(long pid, String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
