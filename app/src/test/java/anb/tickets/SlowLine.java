package anb.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to the store that is slow and can be cut: a proxy for HTTP that passes on what it gets, so many bytes a second
 * for all connections together. URLs stay as they are signed.
 */
final class SlowLine implements AutoCloseable {

    private static final int CHUNK = 16 << 10;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final InetSocketAddress store;
    private final long bytesPerSecond;
    private long freeAt = System.nanoTime();

    /** @param busy from the first byte of a request to the first of its answer */
    private record Connection(Socket client, Socket server, AtomicBoolean busy) {

        void cut() {
            close(client);
            close(server);
        }
    }

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

    /** Breaks every connection. @return how many of them had a request under way */
    int cut() {
        int broken = 0;
        for (var connection : List.copyOf(open)) {
            if (open.remove(connection)) {
                broken += connection.busy().get() ? 1 : 0;
                connection.cut();
            }
        }
        return broken;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var connection = new Connection(
                        door.accept(), new Socket(store.getAddress(), store.getPort()), new AtomicBoolean());
                open.add(connection);
                Thread.startVirtualThread(() -> pass(connection, true));
                Thread.startVirtualThread(() -> pass(connection, false));
            } catch (IOException closed) {
                cut();
            }
        }
    }

    private void pass(Connection connection, boolean toStore) {
        try (var from = toStore ? connection.client() : connection.server();
                var to = toStore ? connection.server() : connection.client()) {
            InputStream in = from.getInputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                connection.busy().set(toStore);
                if (toStore) {
                    sent.addAndGet(read);
                    LockSupport.parkNanos(wait(read));
                }
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException cut) {
            // whoever sends notices
        } finally {
            open.remove(connection);
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
