package anb.progress;

import java.util.List;

/**
 * How long work takes here: the middle of what it took lately, so that one odd run changes nothing.
 *
 * @param secondsPerWork seconds for a unit of {@link Clip#work}
 */
record Pace(double secondsPerWork) {

    /** Until something was done. */
    static final Pace UNKNOWN = new Pace(1);

    /** A run that was done, and how long it took. */
    record Done(Clip clip, double seconds) {}

    static Pace of(List<Done> lately) {
        if (lately.isEmpty()) {
            return UNKNOWN;
        }
        var ratios = lately.stream()
                .mapToDouble(done -> done.seconds() / done.clip().work())
                .sorted()
                .toArray();
        int half = ratios.length / 2;
        return new Pace(ratios.length % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2);
    }

    double seconds(Clip clip) {
        return clip.work() * secondsPerWork;
    }
}
