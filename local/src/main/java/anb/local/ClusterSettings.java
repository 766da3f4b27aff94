package anb.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code cluster} is told.
 *
 * @param web how many web nodes
 * @param workers how many workers
 * @param jobs how many heavy jobs each worker runs at once
 * @param port where the front listens
 * @param nginx whether nginx is to stand in front, where it is installed
 * @param data the folder that keeps everything
 * @param program the jar or executable each node is; empty means this very jar
 * @param heap of each node, as {@code -Xmx} takes it
 * @param passedOn settings of the platform, which every node gets
 */
record ClusterSettings(
        int web,
        int workers,
        int jobs,
        int port,
        boolean nginx,
        Path data,
        Optional<Path> program,
        String heap,
        List<String> passedOn) {

    private static final int MOST = 20;

    private static final Map<String, String> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put("web", "2|web nodes");
        FLAGS.put("workers", "2|workers");
        FLAGS.put("jobs", "1|heavy jobs each worker runs at once");
        FLAGS.put("port", "8080|where the site and the API listen");
        FLAGS.put("front", "nginx|what stands before them: nginx where it is installed, or balancer, the built-in one");
        FLAGS.put("program", "|the jar (or bin/anb of a bundle) each node is; this jar when not given");
        FLAGS.put("heap", "512m|memory for the objects of each node");
        FLAGS.put("anb.data", "./data|the folder that keeps everything");
    }

    static String usage() {
        return """
                usage: java -jar anb-local.jar cluster [--FLAG=VALUE ...] [--SETTING=VALUE ...]

                PostgreSQL, Redis and an S3 server once; web nodes and workers as processes of their own; nginx in front
                where it is installed. Settings of the platform (java -jar anb-local.jar --help) are passed on to every node.

                %s
                """.formatted(FLAGS.entrySet().stream()
                .map(flag -> {
                    var parts = flag.getValue().split("\\|", 2);
                    return "  --%-20s %s"
                            .formatted(flag.getKey() + (parts[0].isEmpty() ? "" : "=" + parts[0]), parts[1]);
                })
                .collect(Collectors.joining("\n")));
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException in words for the person who typed it
     */
    static ClusterSettings of(List<String> arguments) {
        var given = new LinkedHashMap<String, String>();
        var passedOn = new ArrayList<String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            if (argument.startsWith("--") && FLAGS.containsKey(parts[0])) {
                given.put(parts[0], parts.length < 2 ? "" : parts[1]);
            } else {
                passedOn.add(argument);
            }
        }
        return new ClusterSettings(
                number(given, "web", 1, MOST),
                number(given, "workers", 0, MOST),
                number(given, "jobs", 1, 64),
                number(given, "port", 1, 65_535),
                nginx(value(given, "front")),
                Path.of(value(given, "anb.data")).toAbsolutePath().normalize(),
                Optional.of(value(given, "program"))
                        .filter(program -> !program.isEmpty())
                        .map(program -> Path.of(program).toAbsolutePath().normalize()),
                value(given, "heap"),
                List.copyOf(passedOn));
    }

    private static String value(Map<String, String> given, String flag) {
        return given.getOrDefault(flag, FLAGS.getOrDefault(flag, "").split("\\|", 2)[0]);
    }

    private static boolean nginx(String front) {
        return switch (front) {
            case "nginx" -> true;
            case "balancer" -> false;
            default -> throw new IllegalArgumentException("--front is nginx or balancer, not '%s'.".formatted(front));
        };
    }

    private static int number(Map<String, String> given, String flag, int least, int most) {
        var text = value(given, flag);
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "--%s wants a number from %d to %d, not '%s'.".formatted(flag, least, most, text));
    }
}
