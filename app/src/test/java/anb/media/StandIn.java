package anb.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** A script in the place of ffmpeg and ffprobe, for what the real ones do not do when asked. */
public final class StandIn {

    private StandIn() {}

    /** Runs it for everything but the question for its version. */
    public static Ffmpeg ffmpeg(Path folder, String script) throws IOException, InterruptedException {
        return new Ffmpeg(settings(folder, script), folder.toString());
    }

    /** Likewise, and held in by nothing. */
    static Ffmpeg freely(Path folder, String script) throws IOException, InterruptedException {
        return new Ffmpeg(settings(folder, script), new Sandbox(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    /** Likewise, and a run may stand still for as long as it likes. */
    public static Ffmpeg patient(Path folder, String script) throws IOException, InterruptedException {
        var program = settings(folder, script).ffmpeg();
        var settings = new MediaSettings(
                program, program, "", 2, Duration.ofSeconds(2), Duration.ofHours(1), DataSize.ofGigabytes(4));
        return new Ffmpeg(settings, folder.toString());
    }

    private static MediaSettings settings(Path folder, String script) throws IOException {
        var program = folder.resolve("stand-in");
        Files.writeString(program, "#!/bin/sh\ncase \"$*\" in *-version) echo stand-in; exit;; esac\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return settings(program.toString(), program.toString());
    }

    /** Judges files by what the script says of them. */
    public static Inspection inspection(Path folder, String script) throws IOException, InterruptedException {
        return inspection(folder, script, new Turns(2, Duration.ofMinutes(1)));
    }

    static Inspection inspection(Path folder, String script, Turns turns) throws IOException, InterruptedException {
        var ffmpeg = ffmpeg(folder, script);
        return new Inspection(new Admission(rules()), new Probe(ffmpeg), ffmpeg, turns);
    }

    static AdmissionSettings rules() {
        return new AdmissionSettings(
                DataSize.ofMegabytes(100),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                1080,
                1920,
                8192,
                240,
                1_100_000_000,
                64);
    }

    static MediaSettings settings(String ffmpeg, String ffprobe) {
        return new MediaSettings(
                ffmpeg, ffprobe, "", 2, Duration.ofSeconds(2), Duration.ofSeconds(1), DataSize.ofGigabytes(4));
    }
}
