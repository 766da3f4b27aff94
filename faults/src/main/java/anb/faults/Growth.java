package anb.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One figure in the first and the last third of a long run: the medians of what was read, so that neither a busy moment nor a
 * reading that failed decides.
 *
 * @param first not a number when too few readings of it were had
 * @param most what the last third may show
 */
record Growth(String figure, double first, double last, double most) {

    /** Readings a third must have of a figure, of all that could be. */
    private static final double READ = 0.5;

    /** How much more of something may be there in the end: so many, and such a part of what was there. */
    enum Tolerance {
        /** After a whole collection. Caches fill and code is compiled, in the first minutes most of it. */
        LIVE_MB(" live MB", 4, 0.1),
        THREADS(" threads", 4, 0),
        FILES_OPEN(" files open", 6, 0),
        /** Of the clips that a node has in its hands at that moment. */
        TEMP_FILES(" temp files", 8, 0),
        REDIS_MB("redis MB", 0.5, 0.1),
        CONNECTIONS(" connections", 4, 0);

        private final String suffix;
        private final double number;
        private final double part;

        Tolerance(String suffix, double number, double part) {
            this.suffix = suffix;
            this.number = number;
            this.part = part;
        }

        /** Every figure has one: what has none cannot be judged. */
        static Tolerance of(String figure) {
            for (var tolerance : values()) {
                if (figure.endsWith(tolerance.suffix)) {
                    return tolerance;
                }
            }
            throw new IllegalArgumentException("nobody has said how much '%s' may grow".formatted(figure));
        }

        double most(double first) {
            return first * (1 + part) + number;
        }
    }

    /**
     * Of each figure, in the order of their names.
     *
     * @param samples what was read, minute after minute; a figure that could not be read is missing
     * @param figures all that should have been read
     * @throws IllegalArgumentException when they are too few to be compared
     */
    static List<Growth> of(List<Map<String, Double>> samples, Set<String> figures) {
        if (samples.size() < 6) {
            throw new IllegalArgumentException("%d readings are too few to compare".formatted(samples.size()));
        }
        int third = samples.size() / 3;
        return figures.stream()
                .sorted()
                .map(figure -> {
                    var first = median(samples.subList(0, third), figure);
                    var last = median(samples.subList(samples.size() - third, samples.size()), figure);
                    return new Growth(figure, first, last, Tolerance.of(figure).most(first));
                })
                .toList();
    }

    private static double median(List<Map<String, Double>> part, String figure) {
        var read = new ArrayList<Double>();
        for (var sample : part) {
            if (sample.containsKey(figure)) {
                read.add(sample.getOrDefault(figure, Double.NaN));
            }
        }
        read.sort(null);
        return read.size() < part.size() * READ ? Double.NaN : read.get(read.size() / 2);
    }

    /** Not what was not read either. */
    boolean good() {
        return last <= most;
    }

    static String heading() {
        return "%-28s %11s %11s %11s".formatted("median of the", "first third", "last third", "at most");
    }

    @Override
    public String toString() {
        var remark = good() ? "" : Double.isNaN(first) || Double.isNaN(last) ? "  NOT READ" : "  GREW";
        return String.format(Locale.ROOT, "%-28s %11.1f %11.1f %11.1f%s", figure, first, last, most, remark);
    }
}
