package anb.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * A port on which nobody listens yet. As in module embedded, of which this one is not made: it breaks a packaged jar from the
 * outside, and would have the servers of that one beside it.
 */
final class FreePort {

    /**
     * Below those that Linux hands out by itself, of which one might be somebody else's before the cluster has it, and
     * below those from which its own servers choose theirs.
     */
    private static final int FIRST = 12_000, LAST = 20_000;

    private FreePort() {}

    static int any() {
        return RandomGenerator.getDefault()
                .ints(1_000, FIRST, LAST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
