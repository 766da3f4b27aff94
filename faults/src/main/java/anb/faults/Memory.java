package anb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Memory of processes and of this host in bytes, as the kernel tells it (proc(5), cgroups(7)). */
final class Memory {

    static final long GB = 1L << 30;

    /** What each child process of a node may take here, as anywhere else. */
    static final long LIMIT = 4 * GB;

    private static final Path HOST = Path.of("/proc/meminfo"), GROUP = Path.of("/sys/fs/cgroup/memory.max");
    private static final Pattern RESIDENT = line("VmRSS:\\s+(\\d+) kB"),
            AVAILABLE = line("MemAvailable:\\s+(\\d+) kB"),
            LIMITED = line("Max address space\\s+(\\d+)\\s.*"),
            GROUPED = line("(\\d+)");

    private Memory() {}

    /** What a process has in memory; 0 when it is gone. */
    static long resident(long pid) {
        return 1024 * figure(file(pid, "status"), RESIDENT);
    }

    /** Up to where a process may grow, RLIMIT_AS; 0 when nothing limits it or it is gone. */
    static long limit(long pid) {
        return figure(file(pid, "limits"), LIMITED);
    }

    /** Whether one child process may grow up to its limit here, with as much again for everything else. */
    static boolean enough() {
        long group = figure(GROUP, GROUPED);
        long available = 1024 * figure(HOST, AVAILABLE);
        return (group == 0 ? available : Math.min(group, available)) >= 2 * LIMIT;
    }

    private static Pattern line(String text) {
        return Pattern.compile("^" + text + "$", Pattern.MULTILINE);
    }

    private static Path file(long pid, String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }

    /** 0 where there is none. */
    private static long figure(Path file, Pattern line) {
        try {
            var found = line.matcher(Files.readString(file));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
