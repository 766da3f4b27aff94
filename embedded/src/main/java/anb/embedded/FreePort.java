package anb.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Ports of loopback on which nobody listens. */
public final class FreePort {

    /** Below those that Linux hands out by itself: one of them might be somebody else's before a server has it. */
    private static final int FIRST = 20_000, LAST = 32_000;

    private FreePort() {}

    /** Any of them. */
    public static int any() {
        return RandomGenerator.getDefault()
                .ints(1_000, FIRST, LAST)
                .filter(FreePort::is)
                .findFirst()
                .orElseThrow(() -> new EmbeddedFailure(
                        "No free port between %d and %d on 127.0.0.1. Stop programs that listen there."
                                .formatted(FIRST, LAST)));
    }

    /** Whether this is one. */
    static boolean is(int port) {
        if (port <= 0 || port > 65_535) {
            return false;
        }
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
