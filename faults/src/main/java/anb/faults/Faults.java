package anb.faults;

import anb.faults.Verdict.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/**
 * Starts a cluster, breaks it again and again while people upload and vote, and prints what became of the promises. Ends
 * with 0 when all were kept, 1 when one was not, 2 when it could not be run.
 */
public final class Faults {

    private static final int VOTERS = 16;
    private static final long PAUSE_MILLIS = 400;

    /** What a worker says of each object that no row speaks of. */
    private static final String SWEPT = ": no row speaks of it";

    private Faults() {}

    public static void main(String[] args) throws Exception {
        var options = options(args);
        if (options.help()) {
            System.out.println(Options.usage());
            System.exit(args.length == 0 ? 2 : 0);
        }
        var folder = Files.createTempDirectory("anb-faults-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            boolean good = run(options, folder);
            if (good) {
                FileSystemUtils.deleteRecursively(folder);
            } else {
                System.out.println("The cluster's log: " + ClusterLog.in(folder).file());
            }
            System.exit(good ? 0 : 1);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.err.println("The cluster's log: " + ClusterLog.in(folder).file());
            System.exit(2);
        }
    }

    private static Options options(String... args) {
        try {
            return Options.of(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static boolean run(Options options, Path folder) throws Exception {
        System.out.printf("seed %d (to repeat this run: --seed=%d)%n", options.seed(), options.seed());
        var alone = Host.of(options);
        var began = System.nanoTime();
        var jar = Files.copy(options.jar(), folder.resolve("anb-local.jar"));
        boolean kept;
        try (var installation = Installation.start(jar, folder, alone.disks(), options)) {
            var host = alone.behind(installation.log());
            if (options.part() == Options.Part.FULL) {
                host.without().forEach(fault -> System.out.println("NOT RUN: " + fault));
            }
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
            var report = new Report();
            var good = switch (options.part()) {
                case FULL, QUICK -> strikes(options, scene, Fault.all(host), report);
                case DRAIN -> new Drain(scene, options.only()).run();
                case FAIRNESS -> new Fairness(scene).run();
                case SOAK -> new Soak(scene, options.minutes()).run();
            };
            voters.stop();
            kept = judge(scene, report) && good;
        } finally {
            System.out.printf("%d s in all; to repeat this run: --seed=%d%n", seconds(began), options.seed());
        }
        return nothingIsLeft(folder) && kept;
    }

    /** The cluster was told to end: so must everything that it has started. */
    private static boolean nothingIsLeft(Path folder) throws InterruptedException {
        var left = Survivors.of(folder);
        left.forEach(process -> System.out.println("LEFT BEHIND: " + process));
        return left.isEmpty();
    }

    private static boolean strikes(Options options, Scene scene, List<Fault> all, Report report) throws Exception {
        for (var fault : Fault.chosen(all, options, scene.random())) {
            strike(fault, scene, report);
            scene.published().forEach(scene.voters()::add);
        }
        return report.failures().isEmpty();
    }

    private static void strike(Fault fault, Scene scene, Report report) throws Exception {
        try {
            scene.installation().awaitHealthy();
            scene.acknowledged().begin(fault.name());
            var began = System.nanoTime();
            var struck = fault.strike().at(scene);
            report.survived(fault.name(), struck.recovery());
            System.out.printf(
                    "%-45s recovered after %5.1f s (%d s in all): %s%n",
                    fault.name(), Report.seconds(struck.recovery()), seconds(began), struck.seen());
        } catch (InterruptedException e) {
            throw e;
        } catch (NotInjected e) {
            report.notInjected(fault.name(), e);
            System.out.printf("%-45s NOT INJECTED: %s%n", fault.name(), e.getMessage());
        } catch (Exception e) { // one that failed must not keep the others from striking
            report.failed(fault.name(), e);
            System.out.printf("%-45s FAILED: %s%n", fault.name(), e);
        }
    }

    private static boolean judge(Scene scene, Report report) throws Exception {
        scene.awaitRest();
        var verdict = Verdict.of(scene.acknowledged(), Remains.of(scene), scene.differences());
        verdict.findings().forEach(System.out::println);
        System.out.printf("%n%s", report.table(verdict));
        System.out.printf(
                "%n%d uploads and %d votes and withdrawals acknowledged; lost %d, duplicated %d, stuck %d%n",
                scene.acknowledged().uploads().size(),
                scene.voters().counted(),
                verdict.count(Kind.LOST),
                verdict.count(Kind.DUPLICATED),
                verdict.count(Kind.STUCK));
        System.out.printf(
                "%d objects of runs and uploads that did not end were swept%n",
                scene.installation().log().said("worker-1", SWEPT)
                        + scene.installation().log().said("worker-2", SWEPT));
        verdict.differences().forEach(difference -> System.out.println("DIFFERENCE: " + difference));
        report.failures().forEach(failure -> System.out.println("FAILED: " + failure));
        return verdict.good();
    }

    private static long seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000;
    }
}
