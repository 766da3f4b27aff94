package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The machine's full encode rate with votes going on, for long: nothing may grow. */
final class Soak {

    private static final int WAITING = 4, WARMING_MINUTES = 4;
    /** How much more of anything may be there in the last third than in the first. */
    private static final double GROWTH = 1.25;
    /** Below so many, a few more mean nothing. */
    private static final double SMALL = 12;

    private final Scene scene;
    private final int minutes;
    private final List<Map<String, Double>> samples = new ArrayList<>();

    Soak(Scene scene, int minutes) {
        this.scene = scene;
        this.minutes = minutes;
    }

    boolean run() throws Exception {
        scene.acknowledged().begin("soak");
        var token = scene.people()
                .signIn(
                        scene.installation().secret("admin.email"),
                        scene.installation().secret("admin.password"));
        var began = System.nanoTime();
        var end = began + Duration.ofMinutes(minutes + WARMING_MINUTES).toNanos();
        var nextSample = began + Duration.ofMinutes(WARMING_MINUTES).toNanos();
        while (System.nanoTime() < end) {
            if (waiting() < WAITING) {
                scene.voters().add(scene.upload());
            } else {
                Thread.sleep(200);
            }
            if (System.nanoTime() > nextSample) {
                samples.add(sample(token));
                nextSample += Duration.ofMinutes(1).toNanos();
                System.out.printf("minute %2d: %s%n", samples.size(), samples.getLast());
                if (samples.size() % 40 == 0) {
                    token = scene.people()
                            .signIn(
                                    scene.installation().secret("admin.email"),
                                    scene.installation().secret("admin.password"));
                }
            }
        }
        return verdict();
    }

    private long waiting() {
        return scene.database()
                .sql("select count(*) from job where kind = 'render' and state in ('queued', 'running')")
                .query(Long.class)
                .single();
    }

    private Map<String, Double> sample(String token) throws Exception {
        var sample = new TreeMap<String, Double>();
        for (var node : List.of("web-1", "web-2", "worker-1", "worker-2")) {
            collectGarbage(scene.installation().pid(node));
            var text = scene.installation().node(node).text("/actuator/prometheus", token);
            sample.put(node + " live MB", value(text, "jvm_gc_live_data_size_bytes") / 1e6);
            sample.put(node + " threads", value(text, "jvm_threads_live_threads"));
            sample.put(node + " files open", value(text, "process_files_open_files"));
            sample.put(node + " temp files", (double) files(node));
        }
        sample.put("redis MB", scene.installation().redis().memory() / 1e6);
        sample.put("postgresql connections", (double) scene.database()
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

    private static double value(String metrics, String name) {
        var line = Pattern.compile("^" + name + "(?:\\{[^}]*})? ([0-9.E+-]+)$", Pattern.MULTILINE)
                .matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private long files(String node) {
        try (var files = Files.walk(scene.installation().folderOf(node))) {
            return files.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException | IOException vanished) {
            return 0; // one was removed while we looked
        }
    }

    /** Thirds are compared by their lowest values: what is only busy comes down again, what leaks does not. */
    private boolean verdict() {
        var good = true;
        int third = Math.max(1, samples.size() / 3);
        System.out.printf("%n%-28s %10s %10s%n", "least in the", "first third", "last third");
        for (var name : samples.getFirst().keySet()) {
            var first = least(samples.subList(0, third), name);
            var last = least(samples.subList(samples.size() - third, samples.size()), name);
            var grew = last > first * GROWTH && last - first > SMALL;
            good &= !grew;
            System.out.printf("%-28s %10.1f %10.1f%s%n", name, first, last, grew ? "  GREW" : "");
        }
        return good;
    }

    private static double least(List<Map<String, Double>> part, String name) {
        return part.stream()
                .mapToDouble(sample -> sample.getOrDefault(name, 0.0))
                .min()
                .orElse(0);
    }
}
