package anb.local;

import anb.Application;
import anb.CommandLine;
import anb.CommandLine.Command;
import anb.Operation;
import anb.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the platform with nothing installed but Java: {@code java -jar anb-local.jar}. */
public final class LocalApplication {

    private static final String PROGRAM = "anb-local.jar";

    private static final List<Command> COMMANDS = Stream.concat(
                    Stream.of(
                            new Command(
                                    "cluster",
                                    "web nodes and workers as processes of their own, nginx in front; cluster --help"),
                            new Command("node", "one node that is told where its parts are, as anb.jar is")),
                    Operation.commands())
            .toList();

    private LocalApplication() {}

    public static void main(String[] args) throws InterruptedException {
        switch (args.length == 0 ? "" : args[0]) {
            case "cluster" -> Cluster.run(Arrays.asList(args).subList(1, args.length));
            case "node" -> Application.main(Arrays.copyOfRange(args, 1, args.length));
            default -> runOrOperate(args);
        }
    }

    private static void runOrOperate(String... args) {
        if (Operation.isMeant(args)) {
            var application = new SpringApplication(Application.class);
            application.addInitializers(parts(args[0]));
            Operation.run(PROGRAM, Setting.all(), application, args);
        } else {
            run(args);
        }
    }

    private static ApplicationContextInitializer<GenericApplicationContext> parts(String verb) {
        return verb.equals("import") ? LocalParts::joinOrMake : LocalParts::joinOrStart;
    }

    private static void run(String... args) {
        new CommandLine(PROGRAM, COMMANDS, Setting.all()).exitIfAnswered(args);
        var application = new SpringApplication(Application.class);
        application.addInitializers(new LocalParts());
        Application.run(application, args);
    }
}
