package anb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare connection, for what no client would send and at any pace. Text is sent byte by byte (ISO 8859-1). */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private Wire(Socket socket) {
        this.socket = socket;
    }

    public static Wire to(int port) throws IOException {
        return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends all of it and reads until the other side closes: the request should ask for that. */
    public static String ask(int port, String request) throws IOException {
        try (var wire = to(port)) {
            wire.send(request);
            return wire.answer();
        }
    }

    /** Nothing happens when the other side has gone meanwhile: what it said before may still be read. */
    public Wire send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException gone) {
            socket.shutdownOutput();
        }
        return this;
    }

    /** All that is said until the other side closes. */
    public String answer() throws IOException {
        if (!endsWithin(PATIENCE)) {
            throw new AssertionError("still open after half a minute: " + received());
        }
        return received();
    }

    /** What is said first, whether or not more follows. */
    public String firstWords() throws IOException {
        socket.setSoTimeout(PATIENCE);
        var some = new byte[8 * 1024];
        received.write(some, 0, Math.max(0, socket.getInputStream().read(some)));
        return received();
    }

    /** Sends the piece again and again until the other side closes, at most for the given time. @return how long that took */
    public Duration drip(String piece, Duration pace, Duration atMost) throws IOException {
        var began = System.nanoTime();
        while (System.nanoTime() - began < atMost.toNanos() && !endsWithin((int) pace.toMillis())) {
            if (!socket.isOutputShutdown()) {
                send(piece);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    public String received() {
        return received.toString(StandardCharsets.UTF_8);
    }

    private boolean endsWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        var some = new byte[8 * 1024];
        try {
            for (int length; (length = socket.getInputStream().read(some)) >= 0; ) {
                received.write(some, 0, length);
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
