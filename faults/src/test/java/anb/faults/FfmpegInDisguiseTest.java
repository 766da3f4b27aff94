package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.FfmpegInDisguise.Mode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FfmpegInDisguiseTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    Path mode;

    @BeforeEach
    void aRealOneThatSaysWhatItIsGiven() throws IOException {
        var real =
                Files.createDirectories(folder.resolve("data/cache/ffmpeg-8")).resolve("ffmpeg");
        script(real, "echo real \"$@\"");
        mode = FfmpegInDisguise.write(folder, folder.resolve("data"));
    }

    @Test
    void itIsFfmpegUnlessToldToMisbehave() throws Exception {
        assertThat(output("-progress", "pipe:1", "a b")).isEqualTo("real -progress pipe:1 a b");
    }

    @Test
    void looksAtFilesAreAlwaysFfmpegsOwn() throws Exception {
        FfmpegInDisguise.set(mode, Mode.HANG);
        assertThat(output("-i", "clip.mp4")).isEqualTo("real -i clip.mp4");
    }

    @Test
    void anEncodeHangsOrSpinsUntilItIsKilledAndThenItIsFfmpegAgain() throws Exception {
        for (var misbehaving : new Mode[] {Mode.HANG, Mode.SPIN}) {
            FfmpegInDisguise.set(mode, misbehaving);
            var encode = run("-progress", "pipe:1");
            try {
                Waiting.until(
                        "it misbehaves",
                        SOON,
                        () -> misbehaving == Mode.HANG ? FfmpegInDisguise.leftAChild() : usedMillis(encode) >= 50);
                assertThat(encode.isAlive()).isTrue();
                assertThat(FfmpegInDisguise.leftAChild()).isEqualTo(misbehaving == Mode.HANG);
            } finally {
                end(encode);
            }
            Waiting.until("its child is gone", SOON, () -> !FfmpegInDisguise.leftAChild());
        }
        FfmpegInDisguise.set(mode, Mode.PASS);
        assertThat(output("-progress", "pipe:1")).startsWith("real");
    }

    @Test
    void memoryIsTakenUntilItIsRefusedWhileProgressIsReported() throws Exception {
        FfmpegInDisguise.set(mode, Mode.EAT);
        var encode = limited(Memory.GB / 4).start();
        try {
            assertThat(encode.waitFor()).isEqualTo(244);
            assertThat(new String(encode.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("frame=1\n");
        } finally {
            end(encode);
        }
    }

    /** One that ends for another reason was not refused, and without a limit it would eat all there is. */
    @Test
    void whatEndedOtherwiseIsNoRefusal() throws Exception {
        FfmpegInDisguise.set(mode, Mode.EAT);
        assertThat(run("-progress", "pipe:1").waitFor()).isEqualTo(3);

        var patient = limited(Memory.GB / 2).redirectOutput(Redirect.DISCARD);
        patient.environment().put("PATH", withAnEaterThatStays() + ":" + System.getenv("PATH"));
        var encode = patient.start();
        try {
            Waiting.until("it eats", SOON, () -> FfmpegInDisguise.eater().isPresent());
            FfmpegInDisguise.eater().ifPresent(ProcessHandle::destroyForcibly);
            assertThat(encode.waitFor()).isEqualTo(3);
        } finally {
            end(encode);
        }
    }

    /** A folder with a {@code tail} that takes no memory: the real one is gone before it is found, where memory is quick. */
    private Path withAnEaterThatStays() throws IOException {
        var programs = Files.createDirectories(folder.resolve("programs"));
        script(programs.resolve("tail"), "exec cat \"$@\"");
        return programs;
    }

    private static void script(Path file, String does) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static long usedMillis(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** As the platform limits its children. */
    private ProcessBuilder limited(long bytes) {
        var program = FfmpegInDisguise.program(folder).toString();
        return new ProcessBuilder("prlimit", "--as=" + bytes, program, "-progress", "pipe:1");
    }

    private String output(String... words) throws IOException {
        return new String(run(words).getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private Process run(String... words) throws IOException {
        var command = new ArrayList<>(List.of(FfmpegInDisguise.program(folder).toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }
}
