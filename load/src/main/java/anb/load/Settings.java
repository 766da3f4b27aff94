package anb.load;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario is run. Gatling makes simulations itself, so the settings reach them as system properties.
 *
 * @param url of the platform, without {@code /api}
 * @param users visitors or voters at once; the highest step of the ramp
 * @param step so many visitors more at each step of the ramp
 * @param hold how long a step of the ramp, or the whole of another scenario, lasts; absent: the scenario's own
 * @param clip a video file to upload
 * @param count clips uploaded to measure workers
 * @param tokens a file of bearer tokens, one a line, for more voters than can sign in within reason
 * @param results where reports are written
 */
record Settings(
        URI url,
        Optional<Integer> users,
        int step,
        Optional<Duration> hold,
        Optional<Path> clip,
        int count,
        Optional<Path> tokens,
        Path results) {

    private static final String PREFIX = "anb.load.";

    private static final Map<String, String> MEANINGS = new TreeMap<>(Map.of(
            "url", "address of the platform, without /api (http://localhost:8080)",
            "users", "visitors or voters at once; the highest step of the ramp (700; uploads 100, storm 1000, smoke 5)",
            "step", "so many visitors more at each step of the ramp (100)",
            "hold", "seconds that a step or the scenario lasts (smoke 60, ramp 60 a step, sustained 300, uploads 120)",
            "clip", "the video file that uploads and workers upload",
            "count", "clips to upload in workers (4)",
            "tokens", "a file of bearer tokens, one a line, instead of signing people up",
            "results", "folder for reports (load-results)"));

    /** The settings of this run, as published. */
    static Settings current() {
        return of(name -> Optional.ofNullable(System.getProperty(PREFIX + name)).filter(value -> !value.isBlank()));
    }

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed them
     */
    static Settings read(List<String> arguments) {
        var given = new TreeMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            var name = parts[0].replaceFirst("^--", "");
            if (parts.length != 2 || !argument.startsWith("--") || !MEANINGS.containsKey(name)) {
                throw new IllegalArgumentException(
                        "There is no setting like \"%s\". Settings look like --NAME=VALUE:%n%s"
                                .formatted(argument, usage()));
            }
            given.put(name, parts[1]);
        }
        return of(name -> Optional.ofNullable(given.get(name)));
    }

    private interface Source {
        Optional<String> get(String name);
    }

    private static Settings of(Source source) {
        return new Settings(
                URI.create(source.get("url").orElse("http://localhost:8080").replaceFirst("/+$", "")),
                source.get("users").map(value -> positive("users", value)),
                source.get("step").map(value -> positive("step", value)).orElse(100),
                source.get("hold").map(value -> Duration.ofSeconds(positive("hold", value))),
                source.get("clip").map(value -> file("clip", value)),
                source.get("count").map(value -> positive("count", value)).orElse(4),
                source.get("tokens").map(value -> file("tokens", value)),
                Path.of(source.get("results").orElse("load-results")).toAbsolutePath());
    }

    /**
     * The clip of scenarios that cannot do without.
     *
     * @throws IllegalArgumentException when none was given
     */
    Path clipToUpload() {
        return clip.orElseThrow(
                () -> new IllegalArgumentException(
                        "This scenario uploads a video: say which with --clip=FILE (MP4, 20 to 60 s, 1080p, at most 100 MiB)."));
    }

    void publish() {
        publish("url", url);
        publish("users", users.orElse(null));
        publish("step", step);
        publish("hold", hold.map(Duration::toSeconds).orElse(null));
        publish("clip", clip.orElse(null));
        publish("count", count);
        publish("tokens", tokens.orElse(null));
        publish("results", results);
    }

    private static void publish(String name, @Nullable Object value) {
        System.setProperty(PREFIX + name, value == null ? "" : value.toString());
    }

    private static int positive(String name, String value) {
        if (!value.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(
                    "--%s must be a whole number above 0, not \"%s\".".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    private static Path file(String name, String value) {
        if (!Files.isReadable(Path.of(value))) {
            throw new IllegalArgumentException("--%s: there is no readable file %s.".formatted(name, value));
        }
        return Path.of(value).toAbsolutePath();
    }

    static String usage() {
        var text = new StringBuilder();
        MEANINGS.forEach((name, meaning) -> text.append("  --%-9s %s%n".formatted(name + "=", meaning)));
        return text.toString();
    }
}
