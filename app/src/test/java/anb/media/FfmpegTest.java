package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import anb.media.Ended.Exited;
import anb.media.Ended.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Scripts stand for an ffmpeg that hangs, lies about its progress, or cannot start: the real one does none of it. */
@Timeout(30)
class FfmpegTest {

    private static final RunLimits AMPLE =
            new RunLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), DataSize.ofMegabytes(1));

    @TempDir
    Path folder;

    @Test
    void aRunWithoutProgressIsKilledAlthoughItKeepsTalking() throws Exception {
        var ffmpeg = standIn("while :; do echo frame=1; echo progress=continue; sleep 0.1; done");
        var seen = new ArrayList<Long>();
        var ended = ffmpeg.encode(List.of(), AMPLE, seen::add);
        assertThat(ended).isEqualTo(new Killed("it made no progress for 1 s", false, ""));
        assertThat(seen).isSubsetOf(1L); // where the host is slow not even that
    }

    @Test
    void aRunThatTakesTooLongIsKilledWhateverItsProgress() throws Exception {
        var ffmpeg = patient("i=0; while :; do i=$((i+1)); echo frame=$i; echo wait >&2; sleep 0.1; done");
        var short3s = new RunLimits(Duration.ofSeconds(3), Duration.ofSeconds(20), DataSize.ofMegabytes(1));
        var ended = ffmpeg.encode(List.of(), short3s, done -> {});
        assertThat(ended)
                .isInstanceOf(Killed.class)
                .satisfies(killed -> assertThat(((Killed) killed).why()).isEqualTo("it took longer than 3 s"));
        assertThat(ended.log()).contains("wait");
    }

    @Test
    void aLookThatHangsEndsAndOneThatPrintsWithoutEndIsCut() throws Exception {
        assertThat(standIn("exec sleep 600").probe(List.of()))
                .isEqualTo(new Killed("it took longer than 2 s", true, ""));
        assertThat(standIn("exec yes").probe(List.of())).isEqualTo(new Killed("it printed too much", false, ""));
    }

    @Test
    void whoeverComputedForAQuarterOfTheTimeWasNotKeptFromIt() {
        var time = Duration.ofSeconds(20);
        assertThat(Ffmpeg.starved(Duration.ZERO, time)).isTrue();
        assertThat(Ffmpeg.starved(Duration.ofMillis(4_999), time)).isTrue();
        assertThat(Ffmpeg.starved(Duration.ofSeconds(5), time)).isFalse();
        assertThat(Ffmpeg.starved(Duration.ofSeconds(19), time)).isFalse();
    }

    /** What it computes for is the file; here others may keep it from that, but not each time. */
    @Test
    @Timeout(90)
    void aLookThatComputesWithoutEndHadItsTime() throws Exception {
        var ffmpeg = standIn("while :; do :; done");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(ffmpeg.probe(List.of()))
                        .isEqualTo(new Killed("it took longer than 2 s", false, "")));
    }

    @Test
    void theKernelEndsARunThatWritesOrComputesTooMuch() throws Exception {
        var tiny = new RunLimits(Duration.ofSeconds(20), Duration.ofSeconds(1), DataSize.ofBytes(1000));
        var wrote =
                patient("head -c 100000 /dev/zero > " + folder.resolve("big")).encode(List.of(), tiny, done -> {});
        assertThat(wrote)
                .isInstanceOfSatisfying(
                        Exited.class, exited -> assertThat(exited.succeeded()).isFalse());
        assertThat(folder.resolve("big")).hasSize(1000);
        var spun = patient("while :; do echo frame=$((i=i+1)); done").encode(List.of(), tiny, done -> {});
        assertThat(spun)
                .isInstanceOfSatisfying(
                        Exited.class, exited -> assertThat(exited.code()).isGreaterThan(128));
    }

    @Test
    void thereIsNoNetworkWhereTheKernelAllowsTakingItAway() throws Exception {
        var sandbox = Sandbox.ofThisHost(Programs.environment(StandIn.settings("", "")), List.of());
        var seen = standIn("cat /proc/net/dev | tail -n +3 | cut -d: -f1").probe(List.of());
        ThisHost.requireNetwork(sandbox);
        assertThat(((Exited) seen).output().strip()).isEqualTo("lo");
    }

    @Test
    void aMissingProgramStopsTheStartWithOneSentence() {
        assertThatThrownBy(() -> new Ffmpeg(StandIn.settings("/no/such/ffmpeg", "/no/such/ffprobe"), folder.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("anb.media.ffmpeg names /no/such/ffmpeg, which is no program.");
    }

    @Test
    void aProgramThatVanishesLaterIsNotTheFilesFault() throws Exception {
        var ffmpeg = standIn("true");
        Files.delete(folder.resolve("stand-in"));
        assertThatThrownBy(() -> ffmpeg.probe(List.of())).isInstanceOf(IOException.class);
    }

    @Test
    void aRunThatFoundTooLittleMemoryOrWasKilledSaysNothingOfItsFile() throws Exception {
        for (var script : List.of(
                "exit 244",
                "exit 245",
                "kill -9 $$",
                "echo 'Error while decoding: Cannot allocate memory' >&2; exit 1",
                "echo '[h264 @ 0x1] get_buffer() failed' >&2",
                "echo 'pthread_create() failed: Resource temporarily unavailable' >&2; exit 1")) {
            assertThat(patient(script).encode(List.of(), AMPLE, done -> {}))
                    .as(script)
                    .isInstanceOfSatisfying(
                            Exited.class, ended -> assertThat(ended.starved()).isTrue());
        }
        assertThat(patient("echo 'Invalid data found' >&2; exit 183").encode(List.of(), AMPLE, done -> {}))
                .isInstanceOfSatisfying(
                        Exited.class, ended -> assertThat(ended.starved()).isFalse());
    }

    private Ffmpeg standIn(String script) throws IOException, InterruptedException {
        return StandIn.ffmpeg(folder, script);
    }

    private Ffmpeg patient(String script) throws IOException, InterruptedException {
        return StandIn.patient(folder, script);
    }
}
