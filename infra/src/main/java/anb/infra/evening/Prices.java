package anb.infra.evening;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Dollars, as written down in {@code prices.properties} on the day named there. */
record Prices(Properties values) {

    static Prices noted() {
        var values = new Properties();
        try (var stream = Prices.class.getResourceAsStream("prices.properties")) {
            if (stream == null) {
                throw new IllegalStateException("no prices.properties in this jar");
            }
            values.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Prices(values);
    }

    /** Of a file that says its own date: what it names, the rest as noted. */
    static Prices in(Path file) throws IOException {
        var values = new Properties(noted().values());
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        if (!values.containsKey("date")) {
            throw new IllegalArgumentException(file + " has no date");
        }
        return new Prices(values);
    }

    String date() {
        return text("date");
    }

    double of(String what) {
        return Double.parseDouble(text(what));
    }

    private String text(String name) {
        var value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("prices.properties has no " + name);
        }
        return value;
    }
}
