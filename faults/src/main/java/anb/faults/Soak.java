package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The machine's full encode rate with votes going on, for long: nothing may grow. */
final class Soak {

    private static final int WAITING = 4, WARMING_MINUTES = 4, LOOKS = 5;
    private static final List<String> NODES = List.of("web-1", "web-2", "worker-1", "worker-2");
    private static final Map<String, String> METRICS = Map.of(
            " live MB", "jvm_gc_live_data_size_bytes",
            " threads", "jvm_threads_live_threads",
            " files open", "process_files_open_files");

    private static final String TEMP_FILES = " temp files",
            REDIS_MB = "redis MB",
            REDIS_CONNECTIONS = "redis connections",
            DATABASE_CONNECTIONS = "postgresql connections";

    private final Scene scene;
    private final int minutes;
    private final List<Map<String, Double>> samples = new ArrayList<>();

    Soak(Scene scene, int minutes) {
        this.scene = scene;
        this.minutes = minutes;
    }

    boolean run() throws Exception {
        scene.acknowledged().begin("soak");
        var token = scene.administrator();
        var began = System.nanoTime();
        var end = began + Duration.ofMinutes(minutes + WARMING_MINUTES).toNanos();
        var nextSample = began + Duration.ofMinutes(WARMING_MINUTES).toNanos();
        while (System.nanoTime() < end) {
            if (scene.unfinished() < WAITING) {
                scene.voters().add(scene.upload());
            } else {
                Thread.sleep(200);
            }
            if (System.nanoTime() > nextSample) {
                samples.add(sample(token));
                nextSample += Duration.ofMinutes(1).toNanos();
                System.out.printf("minute %2d: %s%n", samples.size(), samples.getLast());
                if (samples.size() % 40 == 0) {
                    token = scene.administrator();
                }
            }
        }
        return verdict();
    }

    private Map<String, Double> sample(String token) throws Exception {
        var sample = new TreeMap<String, Double>();
        for (var node : NODES) {
            collectGarbage(scene.installation().pid(node));
            var text = scene.installation().node(node).text("/actuator/prometheus", token);
            METRICS.forEach(
                    (figure, metric) -> value(text, metric).ifPresent(value -> sample.put(node + figure, value)));
            files(node).ifPresent(count -> sample.put(node + TEMP_FILES, count));
        }
        sample.replaceAll((figure, value) -> figure.endsWith("MB") ? value / 1e6 : value);
        sample.put(REDIS_MB, scene.installation().redis().memory() / 1e6);
        sample.put(REDIS_CONNECTIONS, scene.installation().redis().connections());
        sample.put(DATABASE_CONNECTIONS, (double) scene.database()
                .sql("select count(*) from pg_stat_activity where usename = 'anb'")
                .query(Long.class)
                .single());
        return sample;
    }

    /** What is live is measured by a whole collection, and a quiet node may make none for hours. */
    private static void collectGarbage(long pid) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var ended = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IOException("jcmd could not reach process " + pid + ": its ending was " + ended);
        }
    }

    /** Nothing where a metric has no value yet. */
    static OptionalDouble value(String metrics, String name) {
        var line = Pattern.compile("^" + name + "(?:\\{[^}]*})? ([0-9.E+-]+)$", Pattern.MULTILINE)
                .matcher(metrics);
        double value = line.find() ? Double.parseDouble(line.group(1)) : 0;
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Nothing when files went away while we looked. */
    private OptionalDouble files(String node) {
        for (int look = 0; look < LOOKS; look++) {
            try (var files = Files.walk(scene.installation().folderOf(node))) {
                return OptionalDouble.of(
                        (double) files.filter(Files::isRegularFile).count());
            } catch (UncheckedIOException | IOException vanished) {
                // once more
            }
        }
        return OptionalDouble.empty();
    }

    private static Set<String> figures() {
        var figures = new HashSet<>(Set.of(REDIS_MB, REDIS_CONNECTIONS, DATABASE_CONNECTIONS));
        for (var node : NODES) {
            METRICS.keySet().forEach(figure -> figures.add(node + figure));
            figures.add(node + TEMP_FILES);
        }
        return figures;
    }

    private boolean verdict() {
        var growths = Growth.of(samples, figures());
        System.out.printf("%n%s%n", Growth.heading());
        growths.forEach(System.out::println);
        return growths.stream().allMatch(Growth::good);
    }
}
