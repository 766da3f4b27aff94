package anb.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The ports of one data folder: chosen at the first start and kept, so addresses stay the same from start to start. */
final class Ports {

    /** Below the range from which Linux hands out ports to outgoing connections. */
    private static final int FIRST = 20_000, LAST = 32_000;

    private final Path file;
    private final Properties kept = new Properties();
    private final Consumer<String> say;

    Ports(DataFolder folder, Consumer<String> say) throws IOException {
        this(folder.path(), say);
    }

    private Ports(Path folder, Consumer<String> say) throws IOException {
        this.file = folder.resolve("ports.properties");
        this.say = say;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
    }

    /** What the file of a folder says that another process uses. */
    static Ports kept(Path folder) throws IOException {
        return new Ports(folder, line -> {});
    }

    /** The kept port of {@code server}, or another one when a strange program has taken it meanwhile. */
    synchronized int of(String server) throws IOException {
        int port = keptPort(server);
        if (isFree(port)) {
            return port;
        }
        int other = anyFree();
        if (port > 0) {
            say.accept(
                    "port %d of %s is in use by another program; using %d from now on".formatted(port, server, other));
        }
        kept.setProperty(server, Integer.toString(other));
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, "Ports of this data folder on 127.0.0.1");
        }
        return other;
    }

    /** 0 when none is kept or the file says nonsense. */
    int keptPort(String server) {
        var text = kept.getProperty(server, "");
        return text.matches("\\d{4,5}") ? Integer.parseInt(text) : 0;
    }

    private static int anyFree() {
        return RandomGenerator.getDefault()
                .ints(1_000, FIRST, LAST)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new EmbeddedFailure(
                        "No free port between %d and %d on 127.0.0.1. Stop programs that listen there."
                                .formatted(FIRST, LAST)));
    }

    private static boolean isFree(int port) {
        if (port <= 0 || port > 65_535) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
