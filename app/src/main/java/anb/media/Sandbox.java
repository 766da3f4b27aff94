package anb.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * What holds a child process in, as far as this host offers it: found out once, by trying. Each measure is a small
 * program of util-linux or coreutils that limits itself and then becomes the child, so the process tree stays one
 * process.
 *
 * @param network takes the network away; empty where the kernel refuses
 * @param limits bounds memory, processor time, files and processes; empty where {@code prlimit} is missing
 * @param privileges takes root's powers away, and the way to any by a program that has them; root without them is an account
 *     like others, so where what it needs lies in folders of others, it keeps the one power over those
 * @param death ends the child with this JVM; last of these, because a change of user namespace would undo it
 * @param background lets those go first who wait for an answer; for long work only
 */
record Sandbox(
        List<String> network,
        List<String> limits,
        List<String> privileges,
        List<String> death,
        List<String> background) {

    private static final List<String> NO_NETWORK = List.of("unshare", "--net");
    private static final List<String> NO_NETWORK_UNPRIVILEGED =
            List.of("unshare", "--user", "--map-current-user", "--net");
    private static final List<String> LIMITS = List.of("prlimit", "--core=0");
    private static final List<String> NONE = dropping("-all");
    private static final List<String> FILES_OF_OTHERS = dropping("-all,+dac_override");
    private static final List<String> NONE_ANEW = List.of("setpriv", "--no-new-privs");
    private static final List<String> DEATH = List.of("setpriv", "--pdeathsig", "KILL");
    /** A third of a request's share where both want the same processor: slower then, not so slow as to be given up. */
    private static final List<String> BACKGROUND = List.of("nice", "-n", "5");

    /** Threads count as processes here, and without a user namespace all of this user's do. */
    private static final int PROCESSES = 4096;

    /** @param needed folders and programs that a child must be able to reach and read */
    static Sandbox ofThisHost(Map<String, String> environment, List<Path> needed) throws InterruptedException {
        var nothing = List.of("true");
        return new Sandbox(
                firstThatWorks(environment, nothing, NO_NETWORK, NO_NETWORK_UNPRIVILEGED),
                firstThatWorks(environment, nothing, LIMITS),
                firstThatWorks(environment, reaching(needed), NONE, FILES_OF_OTHERS, NONE_ANEW),
                firstThatWorks(environment, nothing, DEATH),
                firstThatWorks(environment, nothing, BACKGROUND));
    }

    private static List<String> dropping(String capabilities) {
        return List.of(
                "setpriv",
                "--no-new-privs",
                "--bounding-set=" + capabilities,
                "--inh-caps=-all",
                "--ambient-caps=-all");
    }

    private static List<String> reaching(List<Path> needed) {
        var script = "for each; do test -r \"$each\" && test -x \"$each\" || exit 1; done";
        return Stream.concat(Stream.of("sh", "-c", script, "-"), needed.stream().map(Path::toString))
                .toList();
    }

    /** The command that runs {@code command} behind whatever this host is asked meanwhile. */
    List<String> behindRequests(List<String> command) {
        return Stream.concat(background.stream(), command.stream()).toList();
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
        wrapped.addAll(privileges);
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
                        state(powers() + " (setpriv)", privileges),
                        state("ends with this process (setpriv)", death),
                        state("encodes behind requests (nice)", background))
                .collect(Collectors.joining(", "));
    }

    private String powers() {
        if (privileges.equals(FILES_OF_OTHERS)) {
            return "no privileges but over files of others";
        }
        return privileges.equals(NONE_ANEW) ? "no privileges it did not have" : "no privileges";
    }

    private static String state(String measure, List<String> command) {
        return measure + (command.isEmpty() ? ": NOT AVAILABLE on this host" : ": active");
    }

    @SafeVarargs
    private static List<String> firstThatWorks(
            Map<String, String> environment, List<String> trial, List<String>... candidates)
            throws InterruptedException {
        for (var candidate : candidates) {
            if (works(candidate, trial, environment)) {
                return candidate;
            }
        }
        return List.of();
    }

    private static boolean works(List<String> prefix, List<String> trial, Map<String, String> environment)
            throws InterruptedException {
        var command = Stream.concat(prefix.stream(), trial.stream()).toList();
        try {
            var child = ChildProcess.start(command, environment, (text, length) -> {}, (text, length) -> {});
            return child.await(() -> "").isEmpty() && child.exitCode() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
