package anb.infra.evening;

import anb.infra.settings.ScalingRule;

/** A rule whose measure must hold for some minutes before it acts, and is known a little late. */
class Held {

    /** The agent reads once a minute and CloudWatch needs a moment. */
    private static final int LATE = 1;

    private final ScalingRule rule;
    private int minutes;

    Held(ScalingRule rule) {
        this.rule = rule;
    }

    /** How many instances should come or go, now that another minute had this measure. */
    int after(double measure) {
        var change = rule.change(measure);
        minutes = change == 0 ? 0 : minutes + 1;
        return minutes >= rule.minutes() + LATE ? change : 0;
    }
}
