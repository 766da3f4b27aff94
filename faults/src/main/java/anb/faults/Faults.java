package anb.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Starts a cluster, breaks it again and again while people upload and vote, and prints what became of the promises. Ends
 * with 0 when all were kept, 1 when one was not, 2 when it could not be run.
 */
public final class Faults {

    private static final int VOTERS = 16;
    private static final long PAUSE_MILLIS = 400;
    private static final Duration G4 = Duration.ofSeconds(40);

    private Faults() {}

    public static void main(String[] args) throws Exception {
        var options = Options.of(List.of(args));
        if (options.help()) {
            System.out.println(Options.usage());
            System.exit(args.length == 0 ? 2 : 0);
        }
        var folder = Files.createTempDirectory("anb-faults-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            System.exit(run(options, folder) ? 0 : 1);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.err.println("The cluster's log: " + Installation.log(folder));
            System.exit(2);
        }
    }

    private static boolean run(Options options, Path folder) throws Exception {
        System.out.printf("seed %d (to repeat this run: --seed=%d)%n", options.seed(), options.seed());
        var disks = options.part() == Options.Part.FULL && SmallDisk.available();
        if (options.part() == Options.Part.FULL && !disks) {
            System.out.println("NOT RUN: full disks, since this host lets us mount none (root can)");
        }
        var began = System.nanoTime();
        var jar = Files.copy(options.jar(), folder.resolve("anb-local.jar"));
        try (var installation = Installation.start(jar, folder, disks)) {
            var clip = Clip.make(folder);
            var people = new People(new Http(installation.site()), clip);
            var random = new Random(options.seed());
            var acknowledged = new Acknowledged();
            var players = people.joinMany("player", 6);
            var voters =
                    Voters.start(people, acknowledged, people.joinMany("voter", VOTERS), PAUSE_MILLIS, options.seed());
            var scene = new Scene(installation, people, players, voters, acknowledged, random);
            var first = scene.upload();
            scene.untilProcessed(first);
            voters.add(first);
            System.out.printf("cluster up, first clip processed after %d s%n", seconds(began));
            var good = switch (options.part()) {
                case FULL, QUICK -> strikes(options, scene, disks);
                case DRAIN -> new Drain(scene).run();
                case FAIRNESS -> new Fairness(scene).run();
                case SOAK -> new Soak(scene, options.minutes()).run();
            };
            voters.stop();
            return judge(scene) && good;
        } finally {
            System.out.printf("%d s in all%n", seconds(began));
        }
    }

    private static final Map<String, List<Duration>> RECOVERIES = new LinkedHashMap<>();
    private static final List<String> FAILURES = new ArrayList<>();

    private static boolean strikes(Options options, Scene scene, boolean disks) throws Exception {
        var faults = new ArrayList<Fault>();
        for (var fault : Fault.all(disks)) {
            if ((options.part() == Options.Part.FULL || fault.quick())
                    && fault.name().contains(options.only())) {
                faults.addAll(Collections.nCopies(options.times(), fault));
            }
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("No fault of this part is called '%s'.".formatted(options.only()));
        }
        Collections.shuffle(faults, scene.random());
        for (var fault : faults) {
            strike(fault, scene);
            scene.published().forEach(scene.voters()::add);
        }
        return FAILURES.isEmpty();
    }

    private static void strike(Fault fault, Scene scene) throws Exception {
        scene.installation().awaitHealthy();
        scene.acknowledged().begin(fault.name());
        var began = System.nanoTime();
        try {
            var recovery = fault.strike().at(scene);
            RECOVERIES.computeIfAbsent(fault.name(), name -> new ArrayList<>()).add(recovery);
            System.out.printf(
                    "%-45s recovered after %5.1f s (%d s in all)%n",
                    fault.name(), recovery.toMillis() / 1e3, seconds(began));
            if (fault.name().startsWith("worker") && recovery.compareTo(G4) > 0) {
                FAILURES.add(fault.name() + ": taken over after " + recovery + ", more than G4 allows");
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // one that failed must not keep the others from striking
            FAILURES.add(fault.name() + ": " + e);
            System.out.printf("%-45s FAILED: %s%n", fault.name(), e);
        }
    }

    private static boolean judge(Scene scene) throws Exception {
        var verdict = Verdict.of(scene);
        System.out.printf(
                "%n%-45s %5s %8s %8s %5s %11s %6s%n", "fault", "times", "p50", "max", "lost", "duplicated", "stuck");
        RECOVERIES.forEach((name, recoveries) -> {
            var sorted = recoveries.stream().sorted().toList();
            System.out.printf(
                    "%-45s %5d %6.1f s %6.1f s %5d %11d %6d%n",
                    name,
                    sorted.size(),
                    sorted.get(sorted.size() / 2).toMillis() / 1e3,
                    sorted.getLast().toMillis() / 1e3,
                    verdict.lost().getOrDefault(name, 0),
                    verdict.duplicated().getOrDefault(name, 0),
                    verdict.stuck().getOrDefault(name, 0));
        });
        System.out.printf(
                "%n%d uploads and %d votes and withdrawals acknowledged; lost %d, duplicated %d, stuck %d%n",
                scene.acknowledged().uploads().size(),
                scene.voters().counted(),
                sum(verdict.lost()),
                sum(verdict.duplicated()),
                sum(verdict.stuck()));
        verdict.differences().forEach(difference -> System.out.println("DIFFERENCE: " + difference));
        FAILURES.forEach(failure -> System.out.println("FAILED: " + failure));
        return verdict.good();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static long seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000;
    }
}
