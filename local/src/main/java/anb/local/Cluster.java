package anb.local;

import anb.CommandLine;
import anb.Setting;
import anb.embedded.EmbeddedFailure;
import anb.embedded.EmbeddedParts;
import anb.embedded.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * A whole installation on one machine: the parts once, then web nodes and workers as processes that share nothing else,
 * and a front that spreads requests over the web nodes. A node that ends is started again, as a service manager would.
 */
final class Cluster implements AutoCloseable {

    private final EmbeddedParts parts;
    private final List<Node> nodes = new ArrayList<>();
    private Front front = Front.NONE;

    private Cluster(EmbeddedParts parts) {
        this.parts = parts;
    }

    /** The command {@code cluster}. */
    static void run(List<String> arguments) throws InterruptedException {
        if (arguments.contains("--help")) {
            System.out.println(ClusterSettings.usage());
            return;
        }
        try {
            var settings = ClusterSettings.of(arguments);
            new CommandLine("anb-local.jar cluster", List.of(), Setting.all())
                    .exitIfAnswered(settings.passedOn().toArray(String[]::new));
            speakAsSpringBootDoes();
            start(settings);
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | EmbeddedFailure e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void start(ClusterSettings settings) throws InterruptedException {
        var cluster = new Cluster(EmbeddedParts.start(settings.data(), Cluster::say));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(cluster::close));
        cluster.startNodes(settings);
    }

    private void startNodes(ClusterSettings settings) throws InterruptedException {
        var names = Stream.concat(names("web", settings.web()), names("worker", settings.workers()))
                .toList();
        var host = detect();
        var accounts = Accounts.of(parts, host, settings, names);
        say(accounts.toString());
        var launch = new Launch(settings, parts.settings(), accounts, names.size());
        for (var name : names) {
            nodes.add(Node.start(name, launch, parts.port(name)));
        }
        front = Front.start(settings, webPorts(settings), accounts, Cluster::say);
        for (var node : nodes) {
            node.awaitHealthy();
        }
        say(Welcome.text(settings.port(), settings.data(), parts));
    }

    private static Stream<String> names(String role, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> role + "-" + number);
    }

    private List<Integer> webPorts(ClusterSettings settings) {
        return nodes.stream().limit(settings.web()).map(Node::port).toList();
    }

    /** Nodes first, at once, each finishing or handing back what it does; the front while they do; the parts last. */
    @Override
    public void close() {
        nodes.forEach(Node::stop);
        nodes.forEach(Node::awaitEnd);
        front.close();
        parts.close();
    }

    static void say(String line) {
        System.out.println(line);
    }

    private static Host detect() {
        try {
            return Host.detect();
        } catch (IOException e) {
            throw new IllegalArgumentException("This host cannot run a cluster: " + e.getMessage(), e);
        }
    }

    /** No application starts in this process, and nobody else sets up its logging. */
    private static void speakAsSpringBootDoes() {
        var logging = LoggingSystem.get(Cluster.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    }
}
