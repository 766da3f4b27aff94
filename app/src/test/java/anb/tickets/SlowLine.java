package anb.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to the store that is slow and can be cut: a proxy for HTTP that passes on what it gets, so many bytes a second
 * for all connections together. URLs stay as they are signed.
 */
final class SlowLine implements AutoCloseable {

    private static final int CHUNK = 16 << 10;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final InetSocketAddress store;
    private final long bytesPerSecond;
    private long freeAt = System.nanoTime();

    SlowLine(URI store, long bytesPerSecond) throws IOException {
        this.store = new InetSocketAddress(store.getHost(), store.getPort());
        this.bytesPerSecond = bytesPerSecond;
        Thread.startVirtualThread(this::accept);
    }

    /** For a client that shall use it. */
    ProxySelector selector() {
        return ProxySelector.of(new InetSocketAddress(door.getInetAddress(), door.getLocalPort()));
    }

    /** Bytes that were sent into it, whether or not they came out, headers included. */
    long sent() {
        return sent.get();
    }

    /** Breaks every connection. */
    void cut() {
        ends.forEach(SlowLine::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(store.getAddress(), store.getPort());
                ends.add(client);
                ends.add(server);
                Thread.startVirtualThread(() -> pass(client, server, true));
                Thread.startVirtualThread(() -> pass(server, client, false));
            } catch (IOException closed) {
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to, boolean slowly) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (slowly) {
                    sent.addAndGet(read);
                    LockSupport.parkNanos(wait(read));
                }
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException cut) {
            // whoever sends notices
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private synchronized long wait(int bytes) {
        long now = System.nanoTime();
        freeAt = Math.max(freeAt, now) + bytes * 1_000_000_000L / bytesPerSecond;
        return freeAt - now;
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException alreadyClosed) {
            // as it should be
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
