package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anb.faults.Fault.Struck;
import anb.faults.FfmpegFaults.Meal;
import anb.faults.Scene.Ended;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that ended for another reason is no sign of the fault. */
@Timeout(60)
class FfmpegFaultsTest {

    private static final Ended STILL = new Ended("retry", "ffmpeg was killed: it made no progress for 20 s", ""),
            HUNGRY = new Ended("retry", "ffmpeg ended with code 244", "tail: memory exhausted"),
            DONE = new Ended("done", "", ""),
            BROKEN = new Ended("retry", "ffmpeg ended with code 1", "Conversion failed!");

    @Test
    void standingStillAndEatingAreToldApart() {
        assertThat(FfmpegFaults.stoodStill(STILL)).isTrue();
        assertThat(FfmpegFaults.gotNoMore(HUNGRY)).isTrue();
        assertThat(FfmpegFaults.gotNoMore(STILL)).isFalse();
        assertThat(FfmpegFaults.stoodStill(HUNGRY)).isFalse();
    }

    @Test
    void aRunThatWasDoneOrFailedByItselfIsNoSign() {
        for (var run : new Ended[] {DONE, BROKEN}) {
            assertThat(FfmpegFaults.stoodStill(run)).isFalse();
            assertThat(FfmpegFaults.gotNoMore(run)).isFalse();
        }
    }

    @Test
    void onlyAMealThatWasSeenAndHadALimitCounts() {
        assertThat(new Meal(3 * Memory.GB, 4 * Memory.GB).filling()).isTrue();
        assertThat(new Meal(Memory.GB / 2, 4 * Memory.GB).filling()).isFalse();
        assertThat(new Meal(3 * Memory.GB, 0).filling()).isFalse();
        assertThat(new Meal(3 * Memory.GB, 4 * Memory.GB)).asString().contains("3.0 GB", "4.0 GB");
    }

    @Test
    void aMealIsWatchedUntilWhoEatsEnds() throws Exception {
        var eater = new ProcessBuilder("prlimit", "--as=" + Memory.LIMIT, "sleep", "600").start();
        try {
            var soon = Duration.ofSeconds(10);
            Waiting.until("it is limited", soon, () -> Memory.limit(eater.pid()) == Memory.LIMIT);
            var watched = new FutureTask<>(() -> Meal.of(Optional.of(eater.toHandle())));
            var watcher = Thread.ofPlatform().start(watched);
            Waiting.until("it was looked at", soon, () -> watcher.getState() == Thread.State.TIMED_WAITING);
            eater.destroyForcibly();

            assertThat(watched.get().limit()).isEqualTo(Memory.LIMIT);
            assertThat(watched.get().most()).isBetween(1L, Memory.GB);
        } finally {
            eater.destroyForcibly();
        }
    }

    @Test
    void aStrikeOfWhichNothingWasSeenCannotBeReported() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Struck(Duration.ofSeconds(1), " "));
    }
}
