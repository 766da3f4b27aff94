package anb.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives connections to the nodes in turn, past those that refuse. Knows nothing of HTTP; where nginx is, it is not used. */
final class Balancer implements Front {

    private static final int BACKLOG = 1_024, CONNECT_MILLIS = 2_000;

    private final ServerSocket listening;
    private final List<Integer> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    private Balancer(ServerSocket listening, List<Integer> nodes) {
        this.listening = listening;
        this.nodes = nodes;
    }

    static Balancer start(int port, List<Integer> nodes) {
        try {
            var balancer =
                    new Balancer(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), List.copyOf(nodes));
            Thread.ofPlatform().name("balancer").daemon().start(balancer::accept);
            return balancer;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Port %d cannot be used (%s): choose another with --port=PORT.".formatted(port, e.getMessage()), e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    Cluster.say("the balancer could not take a connection: " + e.getMessage());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var node = connect()) {
            var answer = Thread.ofVirtual().start(() -> pass(node, client));
            pass(client, node);
            answer.join();
        } catch (IOException e) {
            // No node takes it: the connection is closed, as it would be without a balancer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket connect() throws IOException {
        IOException refused = new IOException("no node");
        for (int tries = 0; tries < nodes.size(); tries++) {
            var socket = new Socket();
            try {
                int node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                refused = e;
            }
        }
        throw refused;
    }

    /** Until one side ends; then the other hears so. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            closeBoth(from, to);
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        try (one;
                other) {
            // closing is all
        } catch (IOException e) {
            // closed already
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // not listening any more
        }
    }
}
