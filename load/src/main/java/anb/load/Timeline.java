package anb.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Every answer with its moment, so that parts of a run can be compared: Gatling's own figures are of the whole run. One a
 * process, since Gatling makes the simulation.
 */
final class Timeline {

    private record Sample(long nanos, int millis, boolean good) {}

    /**
     * Part of a run.
     *
     * @param users at once
     * @param rate answers a second
     * @param p50 milliseconds, as p95 and p99
     */
    record Part(int users, int answers, double rate, int p50, int p95, int p99, int errors) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%5d users %8.1f/s   p50 %4d ms   p95 %4d ms   p99 %4d ms   errors %d",
                    users,
                    rate,
                    p50,
                    p95,
                    p99,
                    errors);
        }
    }

    private static final Queue<Sample> SAMPLES = new ConcurrentLinkedQueue<>();
    private static volatile boolean kept = true;
    private static volatile long began = System.nanoTime();

    private Timeline() {}

    /** The scenario begins now. */
    static void begin() {
        SAMPLES.clear();
        began = System.nanoTime();
    }

    static void add(long askedAtNanos, boolean good) {
        var now = System.nanoTime();
        SAMPLES.add(new Sample(now - began, (int) ((now - askedAtNanos) / 1_000_000), good));
    }

    /** What was answered from one moment of the run to another. */
    static Part part(int users, Duration from, Duration until) {
        var within = SAMPLES.stream()
                .filter(sample -> sample.nanos() >= from.toNanos() && sample.nanos() < until.toNanos())
                .toList();
        var millis = within.stream().mapToInt(Sample::millis).sorted().toArray();
        var errors = (int) within.stream().filter(sample -> !sample.good()).count();
        var seconds = until.minus(from).toMillis() / 1000.0;
        return new Part(
                users,
                millis.length,
                millis.length / seconds,
                percentile(millis, 50),
                percentile(millis, 95),
                percentile(millis, 99),
                errors);
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Says what a limit came to, and remembers one that was not kept. */
    static void judge(boolean good, String limit) {
        System.out.println((good ? "kept:   " : "MISSED: ") + limit);
        kept &= good;
    }

    static boolean limitsKept() {
        return kept;
    }

    static void write(Path file, List<Part> parts) {
        var lines = new ArrayList<>(List.of("users,rate,p50,p95,p99,errors"));
        parts.forEach(part -> lines.add(String.format(
                Locale.ROOT,
                "%d,%.1f,%d,%d,%d,%d",
                part.users(),
                part.rate(),
                part.p50(),
                part.p95(),
                part.p99(),
                part.errors())));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The figures could not be written to " + file, e);
        }
        System.out.println("figures: " + file);
    }
}
