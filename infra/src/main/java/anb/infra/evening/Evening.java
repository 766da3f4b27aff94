package anb.infra.evening;

import anb.infra.settings.ScalingRule;
import anb.infra.settings.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * An evening played second by second: clips come, workers take the first in line, alarms look once a minute. Encodes are assumed
 * to take the same time each, and a worker's jobs not to slow each other down.
 */
class Evening {

    /** Two jobs on two cores made 3.71 clips of 100 MB a minute: docs/capacity.md. */
    static final double SECONDS_A_CLIP = 2 * 60 / 3.71;

    private static final int LONGEST_MINUTES = 24 * 60;

    private final Settings settings;
    private final Arrivals arrivals;
    private final double secondsAClip;
    private final Crew crew;
    private final Deque<Integer> line = new ArrayDeque<>();
    private double arriving;
    private double free;

    private Evening(Settings settings, Arrivals arrivals, double secondsAClip) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.secondsAClip = secondsAClip;
        crew = new Crew(settings.workers());
    }

    /** Every minute until the deadline has passed and the line is empty again, or a day has. */
    static List<Minute> of(Settings settings, Arrivals arrivals, double secondsAClip) {
        return new Evening(settings, arrivals, secondsAClip).play();
    }

    private List<Minute> play() {
        var late = new Held(ScalingRule.WORKERS_LATE);
        var crowded = new Held(ScalingRule.WORKERS_CROWDED);
        var idle = new Held(ScalingRule.WORKERS_IDLE);
        var minutes = new ArrayList<Minute>();
        for (var minute = 0; minute < LONGEST_MINUTES; minute++) {
            crew.pass(minute);
            for (var second = minute * 60; second < (minute + 1) * 60; second++) {
                pass(second);
            }
            var now = new Minute(minute, line.size(), oldest((minute + 1) * 60), crew.ready());
            minutes.add(now);
            crew.grow(minute, Math.max(late.after(now.oldest()), crowded.after(perWorker(now.waiting()))));
            if (idle.after(perWorker(now.waiting() + busy())) < 0) {
                crew.shrink();
            }
            if (minute > Arrivals.DEADLINE_MINUTE
                    && now.waiting() == 0
                    && now.workers() == settings.workers().least()) {
                break;
            }
        }
        return minutes;
    }

    private void pass(int second) {
        arriving += arrivals.rate(second / 60.0) / 60;
        for (; arriving >= 1; arriving--) {
            line.addLast(second);
        }
        // What all slots together get done in a second; what nobody needed is not kept for later.
        free += slots() / secondsAClip;
        for (; free >= 1 && !line.isEmpty(); free--) {
            line.removeFirst();
        }
        free = Math.min(free, 1);
    }

    private int slots() {
        return crew.ready() * settings.encoding().jobs();
    }

    /** Clips at work: as many as there are slots while anything waits; the few there are otherwise are not counted. */
    private double busy() {
        return line.isEmpty() ? 0 : slots();
    }

    private double perWorker(double clips) {
        return clips / Math.max(1, crew.ready());
    }

    private double oldest(int second) {
        return line.isEmpty() ? 0 : second - line.getFirst();
    }
}
