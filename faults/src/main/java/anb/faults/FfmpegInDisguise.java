package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

/** A program in ffmpeg's place that is ffmpeg, unless told to misbehave. */
final class FfmpegInDisguise {

    /** What it does. The looks at files before and after an encode are always ffmpeg's own. */
    enum Mode {
        PASS,
        /** Waits for a child that sleeps. */
        HANG,
        /** Uses a core and makes no progress. */
        SPIN,
        /** Takes page after page until it is refused one, and says meanwhile that it gets on. */
        EAT
    }

    private static final String[] NONE = {};

    /** How long its child sleeps, or what it is told to look for: what tells it from all other processes of the machine. */
    private static final String NUMBER = "1077";
    /** What has no end and no line in it, all of which {@code tail} keeps in memory. */
    private static final String ENDLESS = "/dev/zero";

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
                    EAT)
                        [ "$(ulimit -v)" = unlimited ] && exit 3 # it would be all of the host's
                        tail -n %s %s & eater=$!
                        frame=0
                        while kill -0 $eater 2>/dev/null; do
                            frame=$((frame + 1))
                            echo "frame=$frame"
                            sleep 1
                        done
                        wait $eater
                        [ $? = 1 ] && exit 244 # it was refused memory: as ffmpeg says it
                        exit 3 ;;
                    *) exec "$real" "$@" ;;
                esac
                """.formatted(data, mode, NUMBER, NUMBER, ENDLESS));
        Files.setPosixFilePermissions(program(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
        return mode;
    }

    /** Whether a child of one that hung is still there. */
    static boolean leftAChild() {
        return child(NUMBER).isPresent();
    }

    /** The process that takes memory. */
    static Optional<ProcessHandle> eater() {
        return child("-n", NUMBER, ENDLESS);
    }

    private static Optional<ProcessHandle> child(String... arguments) {
        return ProcessHandle.allProcesses()
                .filter(process -> Arrays.equals(process.info().arguments().orElse(NONE), arguments))
                .findFirst();
    }

    static void set(Path file, Mode mode) {
        try {
            Files.writeString(file, mode.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
