package anb.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a piece of work took, by the counters of Linux.
 *
 * @param cpu seconds of this JVM and of children that have ended
 * @param children of those the children's
 * @param wall seconds
 * @param busy part of all cores that did anything at all, whoever's it was
 */
record Cost(double cpu, double children, double wall, double busy) {

    private static final double TICKS = 100;

    interface Work {
        void run() throws Exception;
    }

    static Cost of(Work work) throws Exception {
        double[] spent = spent();
        long began = System.nanoTime();
        double[] machine = machine();
        work.run();
        double[] after = machine();
        double idle = after[0] - machine[0];
        double[] now = spent();
        return new Cost(
                now[0] - spent[0],
                now[1] - spent[1],
                (System.nanoTime() - began) / 1e9,
                1 - idle / (after[1] - machine[1]));
    }

    /** The same, of the children alone. */
    Cost ofChildren() {
        return new Cost(children, children, wall, busy);
    }

    /** All of utime, stime, cutime and cstime, fields 14 to 17 of proc(5), and the last two. */
    private static double[] spent() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new double[] {seconds(fields, 11), seconds(fields, 13)};
    }

    private static double seconds(String[] fields, int first) {
        return Arrays.stream(fields, first, 15).mapToLong(Long::parseLong).sum() / TICKS;
    }

    /** Idle and all seconds of all cores since the start. */
    private static double[] machine() throws IOException {
        var fields = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        double all = Arrays.stream(fields)
                .skip(1)
                .limit(8)
                .mapToLong(Long::parseLong)
                .sum();
        return new double[] {Long.parseLong(fields[4]) + Long.parseLong(fields[5]), all};
    }
}
