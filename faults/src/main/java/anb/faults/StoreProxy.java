package anb.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands between the nodes and the store. Passes bytes on, or behaves as stores do on bad days. */
final class StoreProxy implements AutoCloseable {

    /** How it behaves to connections made from now on; those that are open are cut when it changes. */
    enum Mode {
        PASS,
        /** Answers 503 to everything, as S3 does when asked too often. */
        UNAVAILABLE,
        /** A second late, then some 200 KB a second. */
        SLOW,
        /** Ends each connection after 100 KB of answer or a megabyte of request. */
        CUT,
        /** Takes no connection. */
        REFUSE;

        /** Whether something may be stored all the same, given time. */
        boolean takes() {
            return this == PASS || this == SLOW || this == CUT;
        }
    }

    private static final byte[] ANSWER_503 = "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int SLOW_PIECE = 20_000, CUT_AFTER_ANSWER = 100_000, CUT_AFTER_REQUEST = 1_000_000;

    private final int port;
    private final Supplier<String> storePort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();
    private final AtomicLong harmed = new AtomicLong();
    private volatile Mode mode = Mode.PASS;
    private volatile ServerSocket listening;

    private StoreProxy(int port, Supplier<String> storePort) throws IOException {
        this.port = port;
        this.storePort = storePort;
        this.listening = listen();
    }

    static StoreProxy start(int port, Supplier<String> storePort) throws IOException {
        return new StoreProxy(port, storePort);
    }

    /** The next request whose first line contains this, a regular expression. */
    Hold hold(String request) {
        var next = new Hold(request);
        hold.set(next);
        return next;
    }

    void behave(Mode next) throws IOException {
        harmed.set(0);
        if (mode == Mode.REFUSE && next != Mode.REFUSE) {
            listening = listen();
        }
        mode = next;
        if (next == Mode.REFUSE) {
            listening.close();
        }
        open.forEach(StoreProxy::cut);
    }

    /**
     * How many connections have met the behaviour that was asked for last. Who is refused is not seen: of that it is known
     * only whether anybody would be.
     */
    long harmed() {
        return mode == Mode.REFUSE ? (refuses() ? 1 : 0) : harmed.get();
    }

    private boolean refuses() {
        try (var trial = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !trial.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private ServerSocket listen() throws IOException {
        var socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    private void serve(Socket caller) {
        open.add(caller);
        try (caller) {
            var behaviour = mode;
            if (behaviour == Mode.REFUSE) {
                cut(caller); // it was being taken at the moment we stopped listening
                return;
            }
            if (behaviour == Mode.UNAVAILABLE) {
                caller.getInputStream().read(new byte[8192]);
                caller.getOutputStream().write(ANSWER_503);
                harmed.incrementAndGet();
                return;
            }
            try (var store = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(storePort.get()))) {
                open.add(store);
                var held = new AtomicReference<@Nullable Hold>();
                var answers = Thread.ofVirtual()
                        .start(() -> pass(store, caller, behaviour, CUT_AFTER_ANSWER, new Answers(held)));
                pass(caller, store, behaviour, CUT_AFTER_REQUEST, new Requests(held));
                answers.join();
                open.remove(store);
            }
        } catch (IOException e) {
            // one side went away, and now the other does
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    /** Sees each piece before it is passed on. */
    private interface Watcher {
        void sees(byte[] piece, int length) throws InterruptedException;
    }

    /** Notices the request that is waited for. */
    private final class Requests implements Watcher {

        private final AtomicReference<@Nullable Hold> held;

        Requests(AtomicReference<@Nullable Hold> held) {
            this.held = held;
        }

        @Override
        public void sees(byte[] piece, int length) {
            var waited = hold.get();
            if (waited != null
                    && waited.isFor(new String(piece, 0, length, StandardCharsets.ISO_8859_1))
                    && hold.compareAndSet(waited, null)) {
                held.set(waited);
            }
        }
    }

    /** Keeps back its answer. */
    private record Answers(AtomicReference<@Nullable Hold> held) implements Watcher {

        @Override
        public void sees(byte[] piece, int length) throws InterruptedException {
            var waited = held.get();
            if (waited != null
                    && !new String(piece, 0, length, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 100")) {
                waited.reached();
            }
        }
    }

    private void pass(Socket from, Socket to, Mode mode, int cutAfter, Watcher watcher) {
        try {
            var buffer = new byte[mode == Mode.SLOW ? SLOW_PIECE : 65_536];
            long passed = 0;
            if (mode == Mode.SLOW) {
                Thread.sleep(Duration.ofMillis(500));
            }
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                watcher.sees(buffer, n);
                out.write(buffer, 0, n);
                passed += n;
                if (mode == Mode.CUT && passed > cutAfter) {
                    harmed.incrementAndGet();
                    cut(from);
                    cut(to);
                    return;
                }
                if (mode == Mode.SLOW) {
                    Thread.sleep(Duration.ofMillis(100));
                    harmed.addAndGet(passed > SLOW_PIECE && passed - n <= SLOW_PIECE ? 1 : 0);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            cut(from);
            cut(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // a reset, as when a machine goes away
            socket.close();
        } catch (IOException e) {
            // gone already
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(StoreProxy::cut);
    }
}
