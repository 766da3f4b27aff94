package anb.progress;

import static org.assertj.core.api.Assertions.assertThat;

import anb.progress.Forecast.Running;
import anb.progress.Forecast.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
     * Twenty clips of three lengths, three resolutions and two codecs wait for one worker, and half-way another joins. What they take is
     * what jobs took when they were measured (docs/performance.md, Encoding), on a machine that is three times as slow and
     * where no run is exactly as long as another.
     */
    @Test
    void theTimeAnnouncedIsNotFarFromTheTimeItTakes() {
        var errors = new ArrayList<Double>();
        for (long seed = 1; seed <= 5; seed++) {
            errors.addAll(new Evening(new Random(seed)).errors());
        }
        errors.sort(null);

        assertThat(errors).hasSizeGreaterThan(1000);
        assertThat(errors.get(errors.size() / 2)).isLessThan(0.3);
    }

    /** A queue played second by second; what was announced is compared with what came. */
    private static final class Evening {

        private record Job(UUID video, Clip clip, double takes) {}

        private record Measured(Clip clip, double seconds) {}

        private static final List<Measured> JOBS = List.of(
                new Measured(new Clip(Duration.ofSeconds(20), 1920 * 1080, "h264"), 12.8),
                new Measured(new Clip(Duration.ofSeconds(26), 1920 * 1080, "h264"), 15.3),
                new Measured(new Clip(Duration.ofSeconds(60), 1920 * 1080, "h264"), 17.4),
                new Measured(new Clip(Duration.ofSeconds(20), 2560 * 1440, "h264"), 11.6),
                new Measured(new Clip(Duration.ofSeconds(26), 2560 * 1440, "h264"), 12.6),
                new Measured(new Clip(Duration.ofSeconds(60), 2560 * 1440, "h264"), 14.5),
                new Measured(new Clip(Duration.ofSeconds(20), 3840 * 2160, "h264"), 13.2),
                new Measured(new Clip(Duration.ofSeconds(26), 3840 * 2160, "h264"), 17.1),
                new Measured(new Clip(Duration.ofSeconds(60), 3840 * 2160, "h264"), 18.0),
                new Measured(new Clip(Duration.ofSeconds(20), 1920 * 1080, "hevc"), 16.5),
                new Measured(new Clip(Duration.ofSeconds(26), 1920 * 1080, "hevc"), 20.8),
                new Measured(new Clip(Duration.ofSeconds(60), 1920 * 1080, "hevc"), 23.6),
                new Measured(new Clip(Duration.ofSeconds(20), 2560 * 1440, "hevc"), 20.0),
                new Measured(new Clip(Duration.ofSeconds(26), 2560 * 1440, "hevc"), 25.0),
                new Measured(new Clip(Duration.ofSeconds(60), 2560 * 1440, "hevc"), 26.5),
                new Measured(new Clip(Duration.ofSeconds(20), 3840 * 2160, "hevc"), 26.6),
                new Measured(new Clip(Duration.ofSeconds(26), 3840 * 2160, "hevc"), 29.1),
                new Measured(new Clip(Duration.ofSeconds(60), 3840 * 2160, "hevc"), 32.1));

        private final List<Job> waiting = new ArrayList<>();
        private final Map<Job, Double> running = new LinkedHashMap<>();
        private final List<Pace.Done> done = new ArrayList<>();
        private final Map<UUID, List<double[]>> announced = new HashMap<>();
        private final List<Double> errors = new ArrayList<>();

        Evening(Random random) {
            for (int n = 0; n < 20; n++) {
                var measured = JOBS.get(random.nextInt(JOBS.size()));
                double takes = 3 * measured.seconds() * (0.85 + 0.3 * random.nextDouble());
                waiting.add(new Job(UUID.randomUUID(), measured.clip(), takes));
            }
        }

        List<Double> errors() {
            for (int now = 0; !waiting.isEmpty() || !running.isEmpty(); now++) {
                end(now);
                int workers = waiting.size() > 10 ? 1 : 2;
                while (running.size() < workers && !waiting.isEmpty()) {
                    running.put(waiting.removeFirst(), (double) now);
                }
                announce(now);
            }
            return errors;
        }

        private void end(double now) {
            running.entrySet().removeIf(run -> {
                var job = run.getKey();
                boolean ended = now >= run.getValue() + job.takes();
                if (ended) {
                    done.add(new Pace.Done(job.clip(), job.takes()));
                    announced
                            .getOrDefault(job.video(), List.of())
                            .forEach(told -> errors.add(Math.abs(told[1] - (now - told[0])) / (now - told[0])));
                }
                return ended;
            });
        }

        private void announce(double now) {
            var runs = running.entrySet().stream()
                    .map(run -> {
                        double seconds = now - run.getValue();
                        int percent = (int) (100 * seconds / run.getKey().takes());
                        var job = run.getKey();
                        return new Running(job.video(), job.video(), job.clip(), "encoding", percent, seconds);
                    })
                    .toList();
            var rest = waiting.stream()
                    .map(job -> new Waiting(job.video(), job.video(), job.clip(), -now))
                    .toList();
            new Forecast(Pace.of(done))
                    .of(runs, rest)
                    .forEach((video, progress) -> announced
                            .computeIfAbsent(video, id -> new ArrayList<>())
                            .add(new double[] {now, Objects.requireNonNull(progress.etaSeconds())}));
        }
    }
}
