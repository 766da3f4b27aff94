package anb;

import java.util.Map;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.core.env.MapPropertySource;

/** The platform: a web node, a worker, or both, as its settings say. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    /** What a node that only looks is told: to take no work, and to answer nobody but itself. */
    private static final Map<String, Object> ONLY_LOOK =
            Map.of("server.port", 0, "server.address", "127.0.0.1", "anb.jobs.concurrency", 0);

    /** Servers are read by machines: each log line is a JSON object unless a setting says otherwise. */
    private static final Map<String, Object> ON_A_SERVER = Map.of("logging.structured.format.console", "ecs");

    public static void main(String[] args) {
        new CommandLine("anb.jar", Setting.ofANode()).exitIfAnswered(args);
        var application = new SpringApplication(Application.class);
        if (!onlyLooks(args)) {
            application.setDefaultProperties(ON_A_SERVER);
        }
        run(application, args);
    }

    /** Starts the application; with {@code --anb.check} it looks for differences, says what it found, and ends. */
    public static void run(SpringApplication application, String... args) {
        boolean onlyLook = onlyLooks(args);
        if (onlyLook) {
            application.addInitializers(context -> context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("onlyLook", ONLY_LOOK)));
        }
        var context = application.run(args);
        if (onlyLook) {
            System.exit(SpringApplication.exit(context));
        }
    }

    private static boolean onlyLooks(String... args) {
        return new DefaultApplicationArguments(args).containsOption("anb.check");
    }
}
