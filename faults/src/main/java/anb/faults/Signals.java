package anb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Signals to processes, which are seen to feel them. */
final class Signals {

    private static final Duration FELT = Duration.ofSeconds(10);
    private static final char GONE = '-', ZOMBIE = 'Z', STOPPED = 'T';

    private Signals() {}

    /** Returns when it is gone. */
    static void kill(long pid) throws IOException, InterruptedException, NotInjected {
        strike("KILL", pid);
        felt(pid, "did not die", () -> isOver(pid));
    }

    /** Returns when it stands still. */
    static void stop(long pid) throws IOException, InterruptedException, NotInjected {
        strike("STOP", pid);
        felt(pid, "did not stop", () -> isStopped(pid));
    }

    /**
     * Returns when it and its children stand still, those that ended meanwhile apart. It stops first, so that no more begin.
     */
    static void stopWithChildren(long pid) throws IOException, InterruptedException, NotInjected {
        stop(pid);
        for (long child : children(pid)) {
            if (send("STOP", child)) {
                felt(child, "did not stop", () -> isStopped(child) || isOver(child));
            }
        }
    }

    /** The children first: it would wonder about those that stand still. */
    static void wakeWithChildren(long pid) throws IOException, InterruptedException {
        for (long child : children(pid)) {
            wake(child);
        }
        wake(pid);
    }

    private static List<Long> children(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Lets it go on, if it is still there. */
    static void wake(long pid) throws IOException, InterruptedException {
        send("CONT", pid);
    }

    /** Any other. */
    static void strike(String name, long pid) throws IOException, InterruptedException, NotInjected {
        NotInjected.unless(
                state(pid) != GONE && send(name, pid),
                "process %d was not there to be sent SIG%s".formatted(pid, name));
    }

    static boolean isStopped(long pid) throws IOException {
        return state(pid) == STOPPED;
    }

    private static boolean isOver(long pid) throws IOException {
        return state(pid) == GONE || state(pid) == ZOMBIE;
    }

    private static boolean send(String name, long pid) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void felt(long pid, String otherwise, Waiting.Condition condition)
            throws InterruptedException, NotInjected {
        try {
            Waiting.until("a signal is felt", FELT, condition);
        } catch (IllegalStateException e) {
            throw new NotInjected("process %d %s".formatted(pid, otherwise));
        }
    }

    /** As in proc(5); the name before it may hold anything, a parenthesis too. */
    private static char state(long pid) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (NoSuchFileException gone) {
            return GONE;
        } catch (IOException vanishing) {
            if (Files.exists(Path.of("/proc", Long.toString(pid)))) {
                throw vanishing;
            }
            return GONE;
        }
    }
}
