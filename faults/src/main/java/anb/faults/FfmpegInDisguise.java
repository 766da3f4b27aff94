package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** A program in ffmpeg's place that is ffmpeg, unless told to misbehave. */
final class FfmpegInDisguise {

    /** What it does. The looks at files before and after an encode are always ffmpeg's own. */
    enum Mode {
        PASS,
        /** Waits for a child that sleeps. */
        HANG,
        /** Uses a core and makes no progress. */
        SPIN,
        /** Wants more memory than it gets, at once: to take it piece by piece outlasts other limits on a slow host. */
        EAT
    }

    private static final String[] NONE = {};

    /** How long its child sleeps: what tells it from all other processes of the machine. */
    private static final String SECONDS = "1077";

    private FfmpegInDisguise() {}

    static Path program(Path folder) {
        return folder.resolve("ffmpeg");
    }

    /** Returns the file that tells it what to do. */
    static Path write(Path folder, Path data) throws IOException {
        var mode = folder.resolve("ffmpeg.mode");
        set(mode, Mode.PASS);
        Files.writeString(program(folder), """
                #!/bin/sh
                # the real one: whichever version the installation has unpacked
                real=$(echo %s/cache/ffmpeg-*/ffmpeg)
                case "$*" in *-progress*) ;; *) exec "$real" "$@" ;; esac
                case $(cat %s) in
                    HANG) sleep %s & wait ;;
                    SPIN) while :; do :; done ;;
                    EAT) dd if=/dev/zero of=/dev/null bs=8G count=1 || exit 244 ;; # as ffmpeg says it
                    *) exec "$real" "$@" ;;
                esac
                """.formatted(data, mode, SECONDS));
        Files.setPosixFilePermissions(program(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
        return mode;
    }

    /** Whether a child of one that hung is still there. */
    static boolean leftAChild() {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> Arrays.equals(process.info().arguments().orElse(NONE), new String[] {SECONDS}));
    }

    static void set(Path file, Mode mode) {
        try {
            Files.writeString(file, mode.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
