package anb.infra.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The sizes that come with the platform. {@code default} has every setting, the others what they have otherwise. */
final class Presets {

    private static final String BASE = "default";
    private static final List<String> NAMES = List.of(BASE, "small", "large");

    private Presets() {}

    static Map<String, String> named(String name) {
        if (!NAMES.contains(name)) {
            throw new SettingsException(List.of("preset: %s is none of %s".formatted(name, String.join(", ", NAMES))));
        }
        var values = new HashMap<>(file(BASE));
        values.putAll(file(name));
        return values;
    }

    private static Map<String, String> file(String name) {
        var properties = new Properties();
        try (var stream = Presets.class.getResourceAsStream(name + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("no " + name + ".properties in this jar");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }
}
