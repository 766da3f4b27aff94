package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a hostile file would like to reach: a secret on the disk and a listener on this machine. The listener counts who
 * connects. Reading the secret moves its time of access, which file systems keep at least once a day
 * (relatime) unless mounted otherwise: {@link #assertThatItNotices} proves it.
 */
final class Canary implements AutoCloseable {

    static final String SECRET = "canary-7f3a91c2";

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-02T00:00:00Z"));

    private final Path file;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    /** Ports of our own connections on their way. */
    private final Set<Integer> own = ConcurrentHashMap.newKeySet();

    Canary(Path folder) throws IOException {
        file = Files.writeString(folder.resolve("canary.txt"), SECRET + "\n");
        unread();
        Thread.ofPlatform().daemon().name("canary").start(this::listen);
    }

    String path() {
        return file.toString();
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/" + SECRET;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many have connected before: ours is let in behind theirs, and is not counted. */
    int connections() throws IOException {
        try (var last = new Socket()) {
            last.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            own.add(last.getLocalPort());
            last.setSoTimeout(60_000);
            last.connect(listener.getLocalSocketAddress());
            assertThat(last.getInputStream().read()).as("closed by the canary").isEqualTo(-1);
        }
        return connections.get();
    }

    /** Whether anybody has read the secret since {@link #unread}. */
    boolean read() throws IOException {
        return !Files.readAttributes(file, BasicFileAttributes.class)
                .lastAccessTime()
                .equals(LONG_AGO);
    }

    /** Makes as if nobody had. */
    void unread() throws IOException {
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(null, LONG_AGO, null);
    }

    /** Makes as if nobody had connected. */
    void forget() {
        connections.set(0);
    }

    /** A control: fails where this file system keeps no time of access, or nobody listens. */
    void assertThatItNotices() throws IOException {
        assertThat(Files.readString(file)).contains(SECRET);
        assertThat(read()).isTrue();
        unread();
        assertThat(read()).isFalse();
        new Socket(InetAddress.getLoopbackAddress(), port()).close();
        assertThat(connections()).isEqualTo(1);
        forget();
    }

    private void listen() {
        try {
            while (true) {
                receive(listener.accept());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Whoever sees the connection closed has been counted. */
    private void receive(Socket visitor) throws IOException {
        try (visitor) {
            if (!own.remove(visitor.getPort())) {
                connections.incrementAndGet();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
