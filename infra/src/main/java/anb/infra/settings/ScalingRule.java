package anb.infra.settings;

import java.time.Duration;
import java.util.List;

/**
 * When a fleet grows or shrinks. The alarms and the simulation of a deadline evening are made of the same rules.
 *
 * @param threshold which the measure must pass
 * @param minutes how many in a row it must do so
 * @param steps how many instances come or go, by how far it is passed; the first begins at 0
 */
public record ScalingRule(double threshold, int minutes, List<Step> steps) {

    /** How long an instance takes until it carries its share: boot, packages, release, start of the JVM. */
    public static final Duration WARM_UP = Duration.ofMinutes(4);

    /** Web: processors busy. */
    public static final ScalingRule WEB_BUSY = new ScalingRule(70, 2, List.of(new Step(0, 1), new Step(15, 2)));

    /** Web: processors idle. */
    public static final ScalingRule WEB_IDLE = new ScalingRule(30, 5, List.of(new Step(0, -1)));

    /** Workers: seconds the first clip in line has waited. */
    public static final ScalingRule WORKERS_LATE = new ScalingRule(120, 2, List.of(new Step(0, 1), new Step(180, 4)));

    /** Workers: clips waiting for each worker. */
    public static final ScalingRule WORKERS_CROWDED = new ScalingRule(20, 2, List.of(new Step(0, 1), new Step(20, 4)));

    /** Workers: clips waiting or at work for each worker are less than one. */
    public static final ScalingRule WORKERS_IDLE = new ScalingRule(1, 10, List.of(new Step(0, -1)));

    /**
     * A part of a rule.
     *
     * @param from how far beyond the threshold it begins
     * @param change how many instances come, or go where negative
     */
    public record Step(double from, int change) {}

    /** How many instances come or go at this measure, were it there long enough. */
    public int change(double measure) {
        var growing = steps.getFirst().change() > 0;
        var beyond = growing ? measure - threshold : threshold - measure;
        return steps.stream()
                .filter(step -> beyond > 0 && beyond >= step.from())
                .reduce((before, after) -> after)
                .map(Step::change)
                .orElse(0);
    }
}
