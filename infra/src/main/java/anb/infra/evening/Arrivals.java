package anb.infra.evening;

/**
 * When clips come on the evening of the deadline: few in the hours before, most of them in the last hour, and of those ever more
 * until the end.
 *
 * @param inLastHour how many come in the hour before the deadline
 */
record Arrivals(int inLastHour) {

    static final int DEADLINE_MINUTE = 180;

    private static final int LAST_HOUR_BEGINS = DEADLINE_MINUTE - 60;

    /** What comes in the two hours before is a sixth of an hour's share of the last one. */
    private static final double BEFORE = 1.0 / 6;

    /** The last hour begins with a third of its average and ends with five thirds. */
    private static final double FIRST = 1.0 / 3;

    /** Clips a minute at a moment. */
    double rate(double minute) {
        var average = inLastHour / 60.0;
        if (minute < LAST_HOUR_BEGINS) {
            return average * BEFORE;
        }
        if (minute >= DEADLINE_MINUTE) {
            return 0;
        }
        return average * (FIRST + (2 - 2 * FIRST) * (minute - LAST_HOUR_BEGINS) / 60);
    }
}
