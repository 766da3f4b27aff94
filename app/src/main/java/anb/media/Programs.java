package anb.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Finds the programs to run, and the environment they get. */
final class Programs {

    /** Where util-linux lives on every distribution; children search nothing else. */
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    private Programs() {}

    /**
     * Where a program is: at the configured path, or on this process's PATH when that is empty.
     *
     * @throws IllegalStateException saying what to set when there is none
     */
    static String find(String name, String configured) {
        if (!configured.isEmpty()) {
            var path = Path.of(configured).toAbsolutePath();
            if (Files.isExecutable(path)) {
                return path.toString();
            }
            throw new IllegalStateException("anb.media." + name + " names " + path + ", which is no program.");
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " was not found on the PATH: install ffmpeg or set anb.media." + name + "."))
                .toAbsolutePath()
                .toString();
    }

    /** No secrets of ours, and one locale, so that numbers and messages read the same everywhere. */
    static Map<String, String> environment(MediaSettings settings) {
        var environment = new HashMap<>(Map.of("PATH", PATH, "LC_ALL", "C"));
        if (!settings.libraryPath().isEmpty()) {
            environment.put("LD_LIBRARY_PATH", settings.libraryPath());
        }
        return Map.copyOf(environment);
    }
}
