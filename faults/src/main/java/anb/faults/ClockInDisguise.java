package anb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What nodes are started by: the jar, under a clock that is wrong where a file says so. */
final class ClockInDisguise {

    /** Where Debian's package {@code libfaketime} puts it. */
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));

    private ClockInDisguise() {}

    /** Whether this host has libfaketime. */
    static boolean available() {
        return LIBRARIES.stream().anyMatch(Files::exists);
    }

    /** Returns the program; only the time of day is wrong, as on a host nobody set: timers go on as ever. */
    static Path write(Path folder, Path jar) throws IOException {
        var program = folder.resolve("node");
        Files.writeString(program, """
                #!/bin/sh
                node=$(basename "$(dirname "$ANB_TEMP")")
                if [ -s %1$s."$node" ]; then
                    LD_PRELOAD=%2$s FAKETIME=$(cat %1$s."$node") FAKETIME_DONT_FAKE_MONOTONIC=1
                    export LD_PRELOAD FAKETIME FAKETIME_DONT_FAKE_MONOTONIC
                fi
                exec %3$s -Xmx%4$s -jar %5$s node "$@"
                """.formatted(
                        folder.resolve("clock"),
                        LIBRARIES.stream().filter(Files::exists).findFirst().orElse(LIBRARIES.getFirst()),
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "512m",
                        jar));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** How far the clock of a node is off from its next start on, {@code +10m} for instance; empty sets it right. */
    static void set(Path folder, String node, String off) throws IOException {
        Files.writeString(folder.resolve("clock." + node), off);
    }
}
