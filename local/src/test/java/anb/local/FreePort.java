package anb.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** A port on which nobody listens yet. */
final class FreePort {

    /** Below those that Linux hands out by itself: one of them might be somebody else's before a test has it. */
    private static final int FIRST = 20_000, LAST = 32_000;

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
