package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.FfmpegFaults.Meal;
import anb.faults.FfmpegInDisguise.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FfmpegInDisguiseTest {

    @TempDir
    Path folder;

    Path mode;

    @BeforeEach
    void aRealOneThatSaysWhatItIsGiven() throws IOException {
        var real =
                Files.createDirectories(folder.resolve("data/cache/ffmpeg-8")).resolve("ffmpeg");
        Files.writeString(real, "#!/bin/sh\necho real \"$@\"\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxr-xr-x"));
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
                assertThat(encode.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(FfmpegInDisguise.leftAChild()).isEqualTo(misbehaving == Mode.HANG);
                var cpu = encode.info().totalCpuDuration().orElseThrow().toMillis();
                assertThat(cpu).matches(used -> misbehaving == Mode.SPIN ? used >= 50 : used < 50);
            } finally {
                encode.descendants().forEach(ProcessHandle::destroyForcibly);
                encode.destroyForcibly().waitFor();
            }
        }
        FfmpegInDisguise.set(mode, Mode.PASS);
        assertThat(output("-progress", "pipe:1")).startsWith("real");
    }

    @Test
    void memoryIsTakenUntilItIsRefusedWhileProgressIsReported() throws Exception {
        FfmpegInDisguise.set(mode, Mode.EAT);
        var encode = limited(Memory.GB / 4);
        try {
            Waiting.until(
                    "it eats",
                    Duration.ofSeconds(5),
                    () -> FfmpegInDisguise.eater().isPresent());
            var meal = Meal.of(FfmpegInDisguise.eater());

            assertThat(meal.limit()).isEqualTo(Memory.GB / 4);
            assertThat(encode.waitFor()).isEqualTo(244);
            assertThat(new String(encode.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("frame=1\n");
        } finally {
            encode.descendants().forEach(ProcessHandle::destroyForcibly);
            encode.destroyForcibly().waitFor();
        }
    }

    /** One that ends for another reason was not refused, and without a limit it would eat all there is. */
    @Test
    void whatEndedOtherwiseIsNoRefusal() throws Exception {
        FfmpegInDisguise.set(mode, Mode.EAT);
        assertThat(run("-progress", "pipe:1").waitFor()).isEqualTo(3);

        var encode = limited(4 * Memory.GB);
        Waiting.until(
                "it eats", Duration.ofSeconds(5), () -> FfmpegInDisguise.eater().isPresent());
        FfmpegInDisguise.eater().ifPresent(ProcessHandle::destroyForcibly);
        assertThat(encode.waitFor()).isEqualTo(3);
    }

    /** As the platform limits its children. */
    private Process limited(long bytes) throws IOException {
        var program = FfmpegInDisguise.program(folder).toString();
        return new ProcessBuilder("prlimit", "--as=" + bytes, program, "-progress", "pipe:1").start();
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
