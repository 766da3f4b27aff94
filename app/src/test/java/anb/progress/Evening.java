package anb.progress;

import anb.progress.Forecast.Running;
import anb.progress.Forecast.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** A queue played second by second; what was announced is compared with what came. */
final class Evening {

    /**
     * What was announced.
     *
     * @param workers that were there
     * @param error to the time it took, as part of that
     */
    record Told(boolean waiting, int workers, double error) {}

    private record Job(UUID video, Clip clip, double takes) {}

    private record Measured(Clip clip, double seconds) {}

    private record Announced(double at, long left, boolean waiting, int workers) {

        Told held(double done) {
            return new Told(waiting, workers, Math.abs(left - (done - at)) / (done - at));
        }
    }

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
    private final Map<UUID, List<Announced>> announced = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final int joinsAt;
    private int workers = 1;

    /** @param joinsAt so many wait when a second worker joins */
    Evening(Random random, int joinsAt) {
        this.joinsAt = joinsAt;
        double[] dearer = random.doubles(JOBS.size(), 0.8, 1.2).toArray();
        for (int n = 0; n < 20; n++) {
            int kind = random.nextInt(JOBS.size());
            var measured = JOBS.get(kind);
            double takes = 3 * measured.seconds() * dearer[kind] * (0.85 + 0.3 * random.nextDouble());
            waiting.add(new Job(UUID.randomUUID(), measured.clip(), takes));
        }
    }

    List<Told> told() {
        for (int now = 0; !waiting.isEmpty() || !running.isEmpty(); now++) {
            end(now);
            workers = waiting.size() > joinsAt ? 1 : 2;
            while (running.size() < workers && !waiting.isEmpty()) {
                running.put(waiting.removeFirst(), (double) now);
            }
            announce(now);
        }
        return told;
    }

    private void end(double now) {
        running.entrySet().removeIf(run -> {
            var job = run.getKey();
            boolean ended = now >= run.getValue() + job.takes();
            if (ended) {
                done.add(new Pace.Done(job.clip(), job.takes()));
                announced.getOrDefault(job.video(), List.of()).forEach(one -> told.add(one.held(now)));
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
        Forecast.learned(done, runs)
                .of(runs, rest)
                .forEach((video, progress) -> announced
                        .computeIfAbsent(video, id -> new ArrayList<>())
                        .add(new Announced(
                                now,
                                Objects.requireNonNull(progress.etaSeconds()),
                                progress.queuePosition() != null,
                                workers)));
    }
}
