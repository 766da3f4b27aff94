package anb.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this host offers for running servers.
 *
 * @param ownSession the words that put a program into a session of its own, empty where the host has none: Ctrl-C in a
 *     terminal reaches every process of the session, but servers must outlast the application that still needs them
 * @param endsWithParent whether a child can be told to end when its parent does, even by {@code kill -9}
 * @param unprivileged the words before a program that refuses to run as root
 * @param otherUser whether {@code unprivileged} changes to {@link #NOBODY}, who then must own the program's files
 */
public record Host(List<String> ownSession, boolean endsWithParent, List<String> unprivileged, boolean otherUser) {

    static final int NOBODY = 65_534;

    private static final List<String> SESSION = List.of("setsid");
    private static final List<String> USER_NAMESPACE = List.of("unshare", "--user", "--");
    private static final List<String> AS_NOBODY = as(NOBODY);

    /**
     * Found out by trying.
     *
     * @throws EmbeddedFailure when servers cannot run here at all
     */
    public static Host detect() throws IOException {
        Platform.ofThisHost().requireInBuild();
        var ownSession = works(SESSION) ? SESSION : List.<String>of();
        boolean endsWithParent = works(endingWithParent("INT"));
        if (uid(Path.of("/proc/self")) != 0) {
            return new Host(ownSession, endsWithParent, List.of(), false);
        }
        if (works(USER_NAMESPACE)) {
            // root outside, nobody inside: file ownership stays as it is
            return new Host(ownSession, endsWithParent, USER_NAMESPACE, false);
        }
        if (works(AS_NOBODY)) {
            return new Host(ownSession, endsWithParent, AS_NOBODY, true);
        }
        throw new EmbeddedFailure(
                "PostgreSQL refuses to run as root, and this host has neither user namespaces (unshare)"
                        + " nor setpriv to run it under another account. Start as an ordinary user.");
    }

    /** The whole command of a server that is stopped by {@code signal}; also when this process is gone, where the host can do so. */
    public List<String> server(String signal, List<String> words) {
        var ending = endsWithParent ? endingWithParent(signal) : List.<String>of();
        return Stream.of(ownSession, ending, words).flatMap(List::stream).toList();
    }

    /** The same under another account. */
    public List<String> serverOf(int user, String signal, List<String> words) {
        var ending = endsWithParent ? endingWithParent(signal) : List.<String>of();
        // changing the account first: it undoes the promise to end with the parent
        return Stream.of(ownSession, as(user), ending, words)
                .flatMap(List::stream)
                .toList();
    }

    /** The words that run a program under another account; only for root. */
    public static List<String> as(int user) {
        return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--");
    }

    static int uid(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static List<String> endingWithParent(String signal) {
        return List.of("setpriv", "--pdeathsig", signal, "--");
    }

    /** Whether a program can be run behind these words. */
    public static boolean works(List<String> prefix) {
        try {
            var builder = new ProcessBuilder(
                    Stream.concat(prefix.stream(), Stream.of("true")).toList());
            var trial = builder.redirectErrorStream(true).start();
            trial.getInputStream().readAllBytes();
            return trial.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
