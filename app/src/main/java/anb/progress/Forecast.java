package anb.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/** Plays the queue to its end: whoever is free takes the next, and each takes as long as its clip lets expect. */
final class Forecast {

    /** Below this part of a job its speed says nothing yet. */
    private static final double TELLING = 0.1;

    /** A run that takes longer than expected is expected to take this part of the whole longer still. */
    private static final double STILL = 0.05;

    /** One that runs. */
    record Running(UUID video, Clip clip, String phase, int percent, double seconds) {}

    /** So many seconds after it is due somebody must have begun, or nobody is there. */
    private static final double BEGINS_WITHIN = 10;

    /** One that waits; it may begin {@code dueIn} seconds from now, negative when it could have begun before. */
    record Waiting(UUID video, Clip clip, double dueIn) {}

    private final Pace pace;

    Forecast(Pace pace) {
        this.pace = pace;
    }

    /**
     * Where each video stands.
     *
     * @param running one for each worker while something waits
     * @param waiting in the order in which they will begin
     */
    Map<UUID, Progress> of(List<Running> running, List<Waiting> waiting) {
        var all = new HashMap<UUID, Progress>();
        var free = new PriorityQueue<Double>();
        for (var run : running) {
            int percent = Phase.percentOfWhole(run.phase(), run.percent());
            double left = left(run, percent / 100.0);
            free.add(left);
            all.put(run.video(), new Progress(run.phase(), percent, null, Math.round(left)));
        }
        if (running.isEmpty() && waiting.stream().allMatch(next -> next.dueIn() > -BEGINS_WITHIN)) {
            free.add(0.0);
        }
        int position = 0;
        for (var next : waiting) {
            position++;
            var begins = free.poll();
            if (begins == null) {
                all.put(next.video(), new Progress("queued", 0, position, null));
                continue;
            }
            double done = Math.max(begins, next.dueIn()) + pace.seconds(next.clip());
            free.add(done);
            all.put(next.video(), new Progress("queued", 0, position, Math.round(done)));
        }
        return all;
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
