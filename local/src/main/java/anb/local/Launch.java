package anb.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How each node of a cluster is started.
 *
 * @param parts where PostgreSQL, Redis, S3 and ffmpeg are, by the names of settings
 * @param nodes how many there are: they share the connections PostgreSQL allows
 */
record Launch(ClusterSettings settings, Map<String, Object> parts, Accounts accounts, int nodes) {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Of the hundred that PostgreSQL allows; the rest is for people. */
    private static final int CONNECTIONS = 80, MOST_CONNECTIONS = 20;

    /** The node's process, not started yet; secrets are in its environment, which only its account can read. */
    ProcessBuilder process(String name, int port) {
        var words = new ArrayList<>(command());
        words.add("--server.port=" + port);
        words.add("--server.address=127.0.0.1");
        words.add("--server.tomcat.remoteip.internal-proxies=127.0.0.1/32");
        words.add(
                "--spring.datasource.hikari.maximum-pool-size=" + Math.clamp(CONNECTIONS / nodes, 3, MOST_CONNECTIONS));
        words.add("--logging.structured.format.console=");
        words.add("--anb.jobs.concurrency=" + (isWorker(name) ? settings.jobs() : 0));
        words.addAll(settings.passedOn());
        var folder = accounts.folder(name);
        var builder = new ProcessBuilder(accounts.command(name, words))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        var environment = new HashMap<>(parts);
        environment.put("anb.temp", folder.resolve("temp"));
        environment.forEach((setting, value) -> builder.environment().put(variable(setting), value.toString()));
        return builder;
    }

    private List<String> command() {
        var program = program(settings);
        if (!program.toString().endsWith(".jar")) {
            return List.of(program.toString());
        }
        var java = List.of(JAVA, "-Xmx" + settings.heap(), "-jar", program.toString());
        return settings.program().isPresent() ? java : with(java, "node");
    }

    private static List<String> with(List<String> words, String word) {
        var longer = new ArrayList<>(words);
        longer.add(word);
        return longer;
    }

    /** What nodes run: what was asked for, or the jar this process was started from. */
    static Path program(ClusterSettings settings) {
        return settings.program()
                .orElseGet(() -> Path.of(System.getProperty("java.class.path")).toAbsolutePath());
    }

    private static boolean isWorker(String name) {
        return name.startsWith("worker");
    }

    private static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
