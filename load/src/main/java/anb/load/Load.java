package anb.load;

import io.gatling.app.Gatling$;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs one scenario against a running platform. Ends with 0 when all limits were kept, 2 when one was not, 1 when the
 * scenario could not be run.
 */
public final class Load {

    private Load() {}

    /** One scenario, its class and what it does. */
    enum Scenario {
        SMOKE(Smoke.class, "5 visitors for a minute: is everything there, does everything answer"),
        RAMP(
                Ramp.class,
                "--step visitors, twice as many, ... up to --users, each step held for --hold: how many are borne"),
        SUSTAINED(
                Sustained.class, "--users visitors (80 % of what the ramp found) for 5 minutes: is it borne for long"),
        UPLOADS(UploadMix.class, "--users visitors, and one player in ten of them uploads --clip"),
        STORM(VoteStorm.class, "--users voters vote for one clip at once, then once more, which must be refused"),
        WORKERS(WorkerCapacity.class, "uploads --clip --count times and waits until all are processed: clips a minute");

        private final Class<?> simulation;
        private final String purpose;

        Scenario(Class<?> simulation, String purpose) {
            this.simulation = simulation;
            this.purpose = purpose;
        }

        static Optional<Scenario> named(String name) {
            return Arrays.stream(values())
                    .filter(scenario -> scenario.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /** The scenario's name, then settings as {@code --name=value}. */
    public static void main(String[] args) {
        var scenario = args.length == 0 ? Optional.<Scenario>empty() : Scenario.named(args[0]);
        if (scenario.isEmpty()) {
            var asked = args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"));
            System.out.println(usage());
            System.exit(asked ? 0 : 1);
        }
        try {
            Settings.read(Arrays.asList(args).subList(1, args.length)).publish();
            System.exit(run(scenario.orElseThrow()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Scenario scenario) {
        var results = Settings.current().results().toString();
        var status = Gatling$.MODULE$.fromArgs(
                new String[] {"--simulation", scenario.simulation.getName(), "--results-folder", results});
        return status == 0 && !Timeline.limitsKept() ? 2 : status;
    }

    private static String usage() {
        var scenarios = Arrays.stream(Scenario.values())
                .map(scenario -> "  %-10s %s%n".formatted(scenario.name().toLowerCase(Locale.ROOT), scenario.purpose))
                .collect(Collectors.joining());
        return "usage: java -jar anb-load.jar SCENARIO [--SETTING=VALUE ...]%n%n%s%nSettings:%n%s"
                .formatted(scenarios, Settings.usage());
    }
}
