package anb.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Gives tests real parts: one throw-away set for all contexts of this JVM, stopped after the last of them has closed.
 */
public final class EmbeddedServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** System property: where unpacked programs stay from one test run to the next. */
    private static final String CACHE = "anb.embedded.cache";

    private static final List<ConfigurableApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();
    private static @Nullable EmbeddedParts shared;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
        var settings = new HashMap<>(parts().settings());
        settings.put("anb.web.leave", "0s");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("embedded", settings));
    }

    static Path cache() {
        return Path.of(System.getProperty(CACHE, "target/embedded-cache"));
    }

    private static synchronized EmbeddedParts parts() {
        if (shared == null) {
            try {
                var folder = Files.createTempDirectory("anb-test-");
                var parts = EmbeddedParts.start(folder, cache(), line -> {});
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts, folder), "embedded-stop"));
                shared = parts;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private static void stop(EmbeddedParts parts, Path folder) {
        CONTEXTS.forEach(ConfigurableApplicationContext::close);
        parts.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
