package anb.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays the queue to its end: whoever is free takes the next, and each takes as long as its clip lets expect. */
final class Forecast {

    /** Below this part of a job its speed says nothing yet. */
    private static final double TELLING = 0.1;

    /** A run that takes longer than expected is expected to take this part of the whole longer still. */
    private static final double STILL = 0.05;

    /**
     * One that runs.
     *
     * @param owner whose turn it takes; null in the background, which takes nobody's
     */
    record Running(UUID video, @Nullable UUID owner, Clip clip, String phase, int percent, double seconds) {

        int percentOfWhole() {
            return Phase.percentOfWhole(phase, percent);
        }
    }

    /** So many seconds after it is due somebody must have begun, or nobody is there. */
    private static final double BEGINS_WITHIN = 10;

    /** One that waits; it may begin {@code dueIn} seconds from now, negative when it could have begun before. */
    record Waiting(UUID video, UUID owner, Clip clip, double dueIn) {}

    /** A worker that ends what it runs then. */
    private record Free(double at, @Nullable UUID owner) {}

    private final Pace pace;

    Forecast(Pace pace) {
        this.pace = pace;
    }

    /** From what was done lately and, as that may be little, from what runs and is far enough to tell its speed. */
    static Forecast learned(List<Pace.Done> lately, List<Running> running) {
        var known = new ArrayList<>(lately);
        for (var run : running) {
            double done = run.percentOfWhole() / 100.0;
            if (done >= TELLING) {
                known.add(new Pace.Done(run.clip(), run.seconds() / done));
            }
        }
        return new Forecast(Pace.of(known));
    }

    /**
     * Where each video stands.
     *
     * @param running one for each worker while something waits
     * @param waiting in the order of their turns; {@link Line} says who begins
     */
    Map<UUID, Progress> of(List<Running> running, List<Waiting> waiting) {
        var all = new HashMap<UUID, Progress>();
        var line = new Line(waiting);
        var free = new PriorityQueue<Free>(Comparator.comparingDouble(Free::at));
        for (var run : running) {
            int percent = run.percentOfWhole();
            double left = left(run, percent / 100.0);
            free.add(new Free(left, run.owner()));
            count(line, run.owner(), 1);
            all.put(run.video(), new Progress(run.phase(), percent, null, Math.round(left)));
        }
        if (running.isEmpty()) {
            free.add(new Free(0, null));
        }
        boolean nobodyWorks = running.isEmpty() && waiting.stream().anyMatch(next -> next.dueIn() <= -BEGINS_WITHIN);
        for (int position = 1; position <= waiting.size(); position++) {
            var worker = free.remove();
            count(line, worker.owner(), -1);
            var next = line.next(worker.at());
            double takes = nobodyWorks ? 0 : pace.seconds(next.clip());
            double done = Math.max(worker.at(), next.dueIn()) + takes;
            free.add(new Free(done, next.owner()));
            count(line, next.owner(), 1);
            all.put(next.video(), new Progress("queued", 0, position, nobodyWorks ? null : Math.round(done)));
        }
        return all;
    }

    private static void count(Line line, @Nullable UUID owner, int more) {
        if (owner != null) {
            line.running(owner, more);
        }
    }

    /** From its own speed, the more the further it is; before that, from what its clip lets expect. */
    private double left(Running run, double done) {
        double whole = pace.seconds(run.clip());
        double expected = Math.max(whole - run.seconds(), STILL * whole);
        if (done < TELLING) {
            return expected;
        }
        double extrapolated = run.seconds() * (1 - done) / done;
        return done * extrapolated + (1 - done) * expected;
    }
}
