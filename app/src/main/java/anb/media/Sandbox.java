package anb.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * What holds a child process in, as far as this host offers it: found out once, by trying. Each measure is a small
 * program of util-linux that limits itself and then becomes the child, so the process tree stays one process.
 *
 * @param network takes the network away; empty where the kernel refuses
 * @param limits bounds memory, processor time, files and processes; empty where {@code prlimit} is missing
 * @param death ends the child with this JVM; last, because a change of user namespace would undo it
 */
record Sandbox(List<String> network, List<String> limits, List<String> death) {

    private static final List<String> NO_NETWORK = List.of("unshare", "--net");
    private static final List<String> NO_NETWORK_UNPRIVILEGED =
            List.of("unshare", "--user", "--map-current-user", "--net");
    private static final List<String> LIMITS = List.of("prlimit", "--core=0");
    private static final List<String> DEATH = List.of("setpriv", "--pdeathsig", "KILL");

    /** Threads count as processes here, and without a user namespace all of this user's do. */
    private static final int PROCESSES = 4096;

    static Sandbox ofThisHost(Map<String, String> environment) throws InterruptedException {
        return new Sandbox(
                firstThatWorks(environment, NO_NETWORK, NO_NETWORK_UNPRIVILEGED),
                firstThatWorks(environment, LIMITS),
                firstThatWorks(environment, DEATH));
    }

    /** The command that runs {@code command} inside. */
    List<String> wrap(List<String> command, RunLimits bounds, DataSize addressSpace) {
        var wrapped = new ArrayList<>(network);
        if (!limits.isEmpty()) {
            wrapped.addAll(limits);
            wrapped.add("--as=" + addressSpace.toBytes());
            wrapped.add("--cpu=" + Math.max(1, bounds.cpu().toSeconds()));
            wrapped.add("--fsize=" + bounds.largestFile().toBytes());
            wrapped.add("--nproc=" + PROCESSES);
        }
        wrapped.addAll(death);
        wrapped.addAll(command);
        return wrapped;
    }

    /** For people: which measures are active and which are not. */
    @Override
    public String toString() {
        return Stream.of(
                        state("limits on memory, processor time and files (prlimit)", limits),
                        state("no network (unshare)", network),
                        state("ends with this process (setpriv)", death))
                .collect(Collectors.joining(", "));
    }

    private static String state(String measure, List<String> command) {
        return measure + (command.isEmpty() ? ": NOT AVAILABLE on this host" : ": active");
    }

    @SafeVarargs
    private static List<String> firstThatWorks(Map<String, String> environment, List<String>... candidates)
            throws InterruptedException {
        for (var candidate : candidates) {
            if (works(candidate, environment)) {
                return candidate;
            }
        }
        return List.of();
    }

    private static boolean works(List<String> prefix, Map<String, String> environment) throws InterruptedException {
        var command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
        try {
            var child = ChildProcess.start(command, environment, (text, length) -> {}, (text, length) -> {});
            return child.await(() -> "").isEmpty() && child.exitCode() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
