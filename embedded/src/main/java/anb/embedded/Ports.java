package anb.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;

/** The ports of one data folder: chosen at the first start and kept, so addresses stay the same from start to start. */
final class Ports {

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
        if (FreePort.is(port)) {
            return port;
        }
        int other = FreePort.any();
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
}
