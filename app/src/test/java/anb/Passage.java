package anb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A way to a server that a test can cut or freeze without touching the server everybody shares. */
public final class Passage implements AutoCloseable {

    private static final int PIECE = 16 << 10;

    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door = door(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private Passage(InetSocketAddress server) throws IOException {
        this.server = server;
        accept(door);
    }

    public static Passage to(String host, int port) throws IOException {
        return new Passage(new InetSocketAddress(host, port));
    }

    /** Its own on loopback. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on connections break and are refused. */
    public void cut() throws IOException {
        door.close();
        for (var socket : open) {
            socket.close();
        }
    }

    /** From now on connections are accepted and nothing gets through, in those that are open neither. */
    public void freeze() {
        gate = new CountDownLatch(1);
    }

    /** As at first, at the same port; what was frozen goes on. */
    public void restore() throws IOException {
        gate.countDown();
        if (door.isClosed()) {
            door = door(door.getLocalPort());
            accept(door);
        }
    }

    private static ServerSocket door(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private void accept(ServerSocket at) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var client = at.accept();
                    open.add(client);
                    var behind = new Socket(server.getAddress(), server.getPort());
                    open.add(behind);
                    pump(client, behind);
                    pump(behind, client);
                }
            } catch (IOException closed) {
                // cut
            }
        });
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                var piece = new byte[PIECE];
                for (int read = from.getInputStream().read(piece);
                        read >= 0;
                        read = from.getInputStream().read(piece)) {
                    gate.await();
                    to.getOutputStream().write(piece, 0, read);
                }
            } catch (IOException closed) {
                // cut, or one side left
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                open.remove(from);
            }
        });
    }

    @Override
    public void close() throws IOException {
        cut();
        gate.countDown();
    }
}
