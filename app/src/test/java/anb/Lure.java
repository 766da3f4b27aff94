package anb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/** A port of this machine that hostile values name: whoever connects to it has taken one of them for an address. */
public final class Lure {

    private static final int PATIENCE = 20;

    private static final ServerSocket LISTENER = listening();

    /** Host and port. */
    public static final String ADDRESS = "127.0.0.1:" + LISTENER.getLocalPort();

    private Lure() {}

    static int port() {
        return LISTENER.getLocalPort();
    }

    /** Whether anybody has connected; each is told of once. */
    public static boolean followed() {
        try {
            LISTENER.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listening() {
        try {
            var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listener.setSoTimeout(PATIENCE);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
