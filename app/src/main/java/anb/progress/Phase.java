package anb.progress;

import java.util.Arrays;

/** The steps of a run, and what part of the whole each is. Their names are those in the job's row. */
enum Phase {
    FETCHING(0, 2),
    PROBING(2, 4),
    ENCODING(4, 96),
    CHECKING(96, 98),
    STORING(98, 100);

    private final int from;
    private final int to;

    Phase(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** The percent of the whole job at that percent of a phase; the beginning where the phase is none of these. */
    static int percentOfWhole(String phase, int percent) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(phase))
                .findFirst()
                .map(each -> each.from + (each.to - each.from) * percent / 100)
                .orElse(0);
    }
}
