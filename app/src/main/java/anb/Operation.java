package anb;

import anb.audit.Actor;
import anb.operator.Errand;
import anb.operator.Operator;
import anb.operator.Verb;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** A verb of the command line, from the words typed to the status of the process. */
public final class Operation {

    private static final int MISUSED = 2;
    private static final int FAILED = 3;

    /** It takes no work, makes no admin, needs few connections, known by a name, and only warnings are worth a line. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "anb.jobs.concurrency",
            0,
            "anb.accounts.admin-email",
            "",
            "spring.datasource.hikari.maximum-pool-size",
            2,
            "spring.datasource.hikari.data-source-properties.ApplicationName",
            "anb operation " + ProcessHandle.current().pid(),
            Application.LONGEST_SILENCE,
            0,
            "logging.level.root",
            "warn");

    private Operation() {}

    /** Whether the first word is a verb. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && Verb.of(arguments[0]).isPresent();
    }

    /** The verbs as commands of the help. */
    public static Stream<CommandLine.Command> commands() {
        return Arrays.stream(Verb.values()).map(verb -> new CommandLine.Command(verb.word(), verb.meaning()));
    }

    /**
     * Carries out a verb and ends the process. Its answer alone goes to standard output: whatever else is printed or logged
     * meanwhile goes to standard error.
     *
     * @param program the name of the jar, for the help
     * @param application not started yet; told where the parts are
     */
    public static void run(String program, List<Setting> settings, SpringApplication application, String... arguments) {
        var out = System.out;
        System.setOut(System.err);
        System.exit(status(program, settings, application, arguments, out));
    }

    private static int status(
            String program,
            List<Setting> settings,
            SpringApplication application,
            String[] arguments,
            PrintStream out) {
        var verb = Verb.of(arguments[0]).orElseThrow();
        var words = Arrays.asList(arguments).subList(1, arguments.length);
        if (words.contains("--help")) {
            out.print(verb.help(program));
            return 0;
        }
        try {
            var own = words.stream().filter(word -> !Errand.isSetting(word)).toList();
            var forNodes = words.stream().filter(Errand::isSetting).toArray(String[]::new);
            var errand = Errand.of(verb, own);
            var objection = new CommandLine(program, List.of(), settings).answer(forNodes);
            if (objection.isPresent()) {
                System.err.println(objection.get().text());
                return objection.get().status();
            }
            return carryOut(errand, application, forNodes, out);
        } catch (Errand.Misuse e) {
            System.err.println(e.getMessage() + "\n" + verb.word() + " --help explains it.");
            return MISUSED;
        }
    }

    private static int carryOut(Errand errand, SpringApplication application, String[] settings, PrintStream out) {
        try (var context = started(application, settings)) {
            var report = context.getBean(Operator.class).run(errand, Actor.atTheCommandLine());
            (report.refused() ? System.err : out).print(report.text());
            out.flush();
            return report.status();
        } catch (RuntimeException e) {
            System.err.println("%s could not be done: %s"
                    .formatted(
                            errand.verb().word(),
                            NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
            return FAILED;
        }
    }

    /** Only the beans it needs are made, no web server, and nothing is done that a node does at its start. */
    static ConfigurableApplicationContext started(SpringApplication application, String... settings) {
        application.setLazyInitialization(true);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("logging.level.root", "warn"));
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("operation", SETTINGS)));
        try {
            SpringApplication.withHook(starting -> new UpToTheStart(), () -> {
                application.run(settings);
            });
            throw new IllegalStateException("the start went on");
        } catch (SpringApplication.AbandonedRunException e) {
            return Objects.requireNonNull(e.getApplicationContext());
        }
    }

    /** Leaves off where a node would begin its own work. */
    private static final class UpToTheStart implements SpringApplicationRunListener {

        @Override
        public void started(ConfigurableApplicationContext context, @Nullable Duration taken) {
            throw new SpringApplication.AbandonedRunException(context);
        }
    }
}
