package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What this host offers to hold children in, tried without {@link Sandbox}: what works plainly it must have found. */
final class ThisHost {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL", "C");

    private ThisHost() {}

    /** Skips the test only where the network cannot be taken away at all. */
    static void requireNetwork(Sandbox found) throws InterruptedException {
        require(found.network(), works("unshare --net true") || works("unshare --user --map-current-user --net true"));
    }

    static void requireLimits(Sandbox found) throws InterruptedException {
        require(found.limits(), works("prlimit --core=0 true"));
    }

    static void requirePrivileges(Sandbox found) throws InterruptedException {
        require(found.privileges(), works("setpriv --no-new-privs true"));
    }

    static void requireDeath(Sandbox found) throws InterruptedException {
        require(found.death(), works("setpriv --pdeathsig KILL true"));
    }

    private static void require(List<String> measure, boolean works) {
        if (works) {
            assertThat(measure).isNotEmpty();
        } else {
            assumeThat(measure).isNotEmpty();
        }
    }

    private static boolean works(String command) throws InterruptedException {
        try {
            var words = Arrays.asList(command.split(" ", -1));
            var child = ChildProcess.start(words, ENVIRONMENT, (text, length) -> {}, (text, length) -> {});
            return child.await(() -> "").isEmpty() && child.exitCode() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
