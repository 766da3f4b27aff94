package anb.progress;

import static org.assertj.core.api.Assertions.assertThat;

import anb.progress.Evening.Told;
import anb.progress.Forecast.Running;
import anb.progress.Forecast.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

    private static final UUID OWNER = UUID.randomUUID(), OTHER = UUID.randomUUID();
    private static final Clip FULL_HD = new Clip(Duration.ofSeconds(25), 1920 * 1080, "h264");

    @Test
    void whoWaitsIsDoneAfterThoseBefore() {
        var pace = new Pace(2);
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var running = List.of(new Running(UUID.randomUUID(), OTHER, FULL_HD, "fetching", 0, 0));
        double one = pace.seconds(FULL_HD);

        var all = new Forecast(pace)
                .of(running, List.of(new Waiting(first, OWNER, FULL_HD, -1), new Waiting(second, OWNER, FULL_HD, -1)));

        assertThat(all.get(first)).isEqualTo(new Progress("queued", 0, 1, Math.round(2 * one)));
        assertThat(all.get(second)).isEqualTo(new Progress("queued", 0, 2, Math.round(3 * one)));
    }

    @Test
    void whoWaitsAfterAFailureBeginsNoSoonerThanItIsDue() {
        var late = UUID.randomUUID();
        var all = new Forecast(new Pace(1)).of(List.of(), List.of(new Waiting(late, OWNER, FULL_HD, 600)));

        assertThat(Objects.requireNonNull(all.get(late)).etaSeconds()).isGreaterThan(600);
    }

    @Test
    void whoseClipsRunLetsOthersGoFirstButNotInTheBackground() {
        var theirs = UUID.randomUUID();
        var others = UUID.randomUUID();
        var waiting = List.of(new Waiting(theirs, OWNER, FULL_HD, -2), new Waiting(others, OTHER, FULL_HD, -1));

        assertThat(position(others, List.of(run(OWNER, 90), run(OWNER, 50)), waiting))
                .isOne();
        assertThat(position(others, List.of(run(OWNER, 90), run(null, 50)), waiting))
                .isEqualTo(2);
        assertThat(position(others, List.of(run(null, 90), run(null, 50)), waiting))
                .isEqualTo(2);
    }

    @Test
    void whoWaitsAfterAFailureTakesTheirTurnOnceItIsDue() {
        var again = UUID.randomUUID();
        var others = UUID.randomUUID();
        var running = List.of(run(null, 90));

        assertThat(position(
                        again,
                        running,
                        List.of(new Waiting(again, OWNER, FULL_HD, -1), new Waiting(others, OTHER, FULL_HD, -9))))
                .isOne();
        assertThat(position(
                        again,
                        running,
                        List.of(new Waiting(again, OWNER, FULL_HD, 900), new Waiting(others, OTHER, FULL_HD, -9))))
                .isEqualTo(2);
    }

    @Test
    void whatRunsTellsHowLongWorkTakesWhereNothingWasDoneYet() {
        var half = new Running(UUID.randomUUID(), OTHER, FULL_HD, "encoding", 50, 100);
        var waiting = new Waiting(UUID.randomUUID(), OWNER, FULL_HD, -1);

        var all = Forecast.learned(List.of(), List.of(half)).of(List.of(half), List.of(waiting));

        assertThat(Objects.requireNonNull(all.get(waiting.video())).etaSeconds())
                .isBetween(290L, 310L);
    }

    private static Running run(@Nullable UUID owner, int percent) {
        return new Running(UUID.randomUUID(), owner, FULL_HD, "encoding", percent, 60);
    }

    private static @Nullable Integer position(UUID video, List<Running> running, List<Waiting> waiting) {
        return Objects.requireNonNull(
                        new Forecast(new Pace(1)).of(running, waiting).get(video))
                .queuePosition();
    }

    @Test
    void nobodySaysWhenIfNobodyWorks() {
        var waiting = UUID.randomUUID();
        var all = new Forecast(new Pace(1)).of(List.of(), List.of(new Waiting(waiting, OWNER, FULL_HD, -60)));

        assertThat(all.get(waiting)).isEqualTo(new Progress("queued", 0, 1, null));
    }

    @Test
    void aRunIsJudgedByItsOwnSpeedTheFurtherItIs() {
        var slow = new Running(UUID.randomUUID(), OWNER, FULL_HD, "encoding", 90, 300);
        var all = new Forecast(new Pace(1)).of(List.of(slow), List.of());
        var left = Objects.requireNonNull(all.get(slow.video()));

        assertThat(left.percent()).isEqualTo(86);
        assertThat(left.etaSeconds()).isBetween(35L, 50L);
    }

    @Test
    void percentNeverGoesBack() {
        int before = -1;
        for (var phase : Phase.values()) {
            for (int percent : List.of(0, 50, 100)) {
                int now = Phase.percentOfWhole(phase.name().toLowerCase(Locale.ROOT), percent);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
        assertThat(before).isEqualTo(100);
    }

    @Test
    void timePassingIsNoNews() {
        var told = new Progress("queued", 0, 4, 100L);

        assertThat(new Progress("queued", 0, 4, 90L).isNews(told, 10)).isFalse();
        assertThat(new Progress("queued", 0, 4, 60L).isNews(told, 10)).isTrue();
        assertThat(new Progress("queued", 0, 3, 90L).isNews(told, 10)).isTrue();
        assertThat(new Progress("queued", 0, 4, null).isNews(told, 10)).isTrue();
    }

    /**
     * Twenty clips of three lengths, three resolutions and two codecs wait for one worker. What they take is what jobs took when
     * they were measured (docs/performance.md, Encoding), but on a machine that is three times as slow, where each kind of clip
     * is cheaper or dearer by up to a fifth than it was there, and no run is exactly as long as another. Real clips are
     * announced to real players in {@code QueueBench}.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theTimeAnnouncedIsNotFarFromTheTimeItTakes(long seed) {
        var told = new Evening(new Random(seed), 0).told();

        assertThat(median(told, Told::waiting)).isLessThan(0.3);
        assertThat(median(told, one -> !one.waiting())).isLessThan(0.3);
    }

    /** Those who were told before wait less than they were told: nobody could know, and it is worse where the dear clips come last. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void norIsItOnceAnotherWorkerHasJoinedHalfWay(long seed) {
        var told = new Evening(new Random(seed), 10).told();

        assertThat(median(told, one -> one.waiting() && one.workers() == 2)).isLessThan(0.3);
        assertThat(median(told, one -> !one.waiting())).isLessThan(0.3);
    }

    @Test
    void norIsItOfAllThatIsAnnouncedUntilThenAndAfterwards() {
        var told = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> new Evening(new Random(seed), 10).told())
                .flatMap(List::stream)
                .toList();

        assertThat(median(told, Told::waiting)).isLessThan(0.3);
        assertThat(median(told, one -> !one.waiting())).isLessThan(0.3);
    }

    private static double median(List<Told> told, Predicate<Told> which) {
        var errors =
                told.stream().filter(which).mapToDouble(Told::error).sorted().toArray();
        assertThat(errors).hasSizeGreaterThan(100);
        return errors[errors.length / 2];
    }
}
