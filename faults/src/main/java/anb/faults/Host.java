package anb.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this host lets us try.
 *
 * @param disks whether small ones can be mounted
 * @param memory whether there is enough to lose some
 * @param nginx whether it stands in front
 */
record Host(boolean disks, boolean memory, boolean nginx) {

    private static final List<Path> USUAL = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

    /** Only the whole suite asks for any of it. */
    static Host of(Options options) throws IOException, InterruptedException {
        var full = options.part() == Options.Part.FULL;
        return new Host(
                full && SmallDisk.available(), full && Memory.enough(), full && options.nginx() && installed("nginx"));
    }

    /** Which faults are left out, and why. */
    List<String> without() {
        var without = new ArrayList<String>();
        if (!disks) {
            without.add("full disks, since this host lets us mount none (root can)");
        }
        if (!memory) {
            without.add("ffmpeg eats memory, since this host has not %d GB".formatted(2 * Memory.LIMIT / Memory.GB));
        }
        if (!nginx) {
            without.add("web node frozen, since no nginx is in front");
        }
        return without;
    }

    private static boolean installed(String program) {
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(path, USUAL.stream()).anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }
}
