package anb;

import java.util.List;
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

    /** What makes a node do one thing and end. */
    private static final List<String> ERRANDS = List.of("anb.check", "anb.sample-data");

    /** How many seconds a statement may take without a word of PostgreSQL; 0 is no end. */
    static final String LONGEST_SILENCE = "spring.datasource.hikari.data-source-properties.socketTimeout";

    /** What a node on an errand is told: to take no work, to answer nobody but itself, and to wait for long statements. */
    private static final Map<String, Object> ON_AN_ERRAND =
            Map.of("server.port", 0, "server.address", "127.0.0.1", "anb.jobs.concurrency", 0, LONGEST_SILENCE, 0);

    /** Servers are read by machines: each log line is a JSON object unless a setting says otherwise. */
    private static final Map<String, Object> ON_A_SERVER = Map.of("logging.structured.format.console", "ecs");

    public static void main(String[] args) {
        if (Operation.isMeant(args)) {
            Operation.run("anb.jar", Setting.ofANode(), new SpringApplication(Application.class), args);
        }
        new CommandLine("anb.jar", Operation.commands().toList(), Setting.ofANode()).exitIfAnswered(args);
        var application = new SpringApplication(Application.class);
        if (!onAnErrand(args)) {
            application.setDefaultProperties(ON_A_SERVER);
        }
        run(application, args);
    }

    /** Starts the application; with one of {@code --anb.check} and {@code --anb.sample-data} it does that and ends. */
    public static void run(SpringApplication application, String... args) {
        Carriers.watch();
        boolean errand = onAnErrand(args);
        if (errand) {
            application.addInitializers(context -> context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("errand", ON_AN_ERRAND)));
        }
        var context = application.run(args);
        if (errand) {
            System.exit(SpringApplication.exit(context));
        }
    }

    private static boolean onAnErrand(String... args) {
        return ERRANDS.stream().anyMatch(new DefaultApplicationArguments(args)::containsOption);
    }
}
