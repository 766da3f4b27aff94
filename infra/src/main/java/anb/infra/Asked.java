package anb.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param preset the sizes to begin with
 * @param changed settings, by name
 * @param folder for the templates; the CDK's command line names one by CDK_OUTDIR
 */
public record Asked(String preset, Map<String, String> changed, Path folder) {

    /**
     * Reads a command line.
     *
     * @param arguments each {@code --NAME=VALUE}; what is no preset and no folder is taken for a setting
     */
    public static Asked in(String... arguments) {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        var preset = Optional.ofNullable(given.remove("preset")).orElse("default");
        var folder = Optional.ofNullable(given.remove("out"))
                .or(() -> Optional.ofNullable(System.getenv("CDK_OUTDIR")))
                .orElse("cdk.out");
        return new Asked(preset, Map.copyOf(given), Path.of(folder));
    }
}
