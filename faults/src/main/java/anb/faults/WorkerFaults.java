package anb.faults;

import anb.faults.Fault.Struck;
import anb.faults.Scene.Job;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Workers that are killed, or stop and come back, at each step of a job. */
final class WorkerFaults {

    private static final int ATTEMPTS = 6;

    /** How much further an encode may have come between the look at it and the kill. */
    private static final int LATER_PERCENT = 25;

    /** What the ledger says of a run whose worker is gone: how far it was known to have come. */
    private static final Pattern VANISHED = Pattern.compile("vanished at (.+) (\\d+) %");

    /** By which a run stores what it stores last: everything it made is there then. */
    private static final String LAST_OBJECT = "PUT /anb/processed/%s/\\d+/" + Bucket.PRODUCTS.getLast();

    private WorkerFaults() {}

    static List<Fault> all() {
        return List.of(
                killed("claimed", Job::running, reached -> !reached.phase().equals("encoding")),
                new Fault(
                        "worker killed: fetching",
                        false,
                        scene -> killedWhileTheStoreIsSilent(scene, "GET /anb/uploads/%s", (video, job) -> {})),
                killed(
                        "probing",
                        job -> job.phase().equals("probing"),
                        reached -> reached.phase().equals("probing")),
                killedEncoding(10),
                killedEncoding(50),
                killedEncoding(90),
                new Fault(
                        "worker killed: stored, not recorded",
                        true,
                        scene -> killedWhileTheStoreIsSilent(
                                scene, LAST_OBJECT, (video, job) -> requireStored(scene, video, job))),
                new Fault("worker frozen past its lease", false, WorkerFaults::frozen),
                new Fault("worker frozen: stored, not recorded", false, WorkerFaults::frozenBeforeItSettles));
    }

    /** How far a run had come when its worker vanished. */
    record Reached(String phase, int percent) {

        /** @param reason that the ledger gave for its end */
        static Reached of(String reason) {
            var reached = VANISHED.matcher(reason);
            return reached.find()
                    ? new Reached(reached.group(1), Integer.parseInt(reached.group(2)))
                    : new Reached(reason, 0);
        }
    }

    private static Fault killedEncoding(int percent) {
        return killed(
                "encoding %d %%".formatted(percent),
                encoding(percent),
                reached -> reached.phase().equals("encoding") && reached.percent() < percent + LATER_PERCENT);
    }

    private static Predicate<Job> encoding(int percent) {
        return job -> job.phase().equals("encoding") && job.percent() >= percent;
    }

    /** What was looked for may be over when the signal arrives: then once more. */
    private static Fault killed(String step, Predicate<Job> moment, Predicate<Reached> inTime) {
        return new Fault("worker killed: " + step, false, scene -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var video = scene.upload();
                var job = scene.awaitJob(video, "a job " + step, now -> now.running() && moment.test(now));
                Signals.kill(job.pid());
                var recovery = scene.untilTakenOver(job, video);
                var ended = scene.ended(job.fence());
                var reached = Reached.of(ended.reason());
                if (ended.outcome().equals("crashed") && inTime.test(reached)) {
                    return new Struck(recovery, "killed at '%s' %d %%".formatted(reached.phase(), reached.percent()));
                }
            }
            throw new NotInjected("each run had come further before its worker died");
        });
    }

    /** Whether the kill is what ended a run: it may have been quicker. */
    static boolean crashed(Scene scene, Job job) throws InterruptedException {
        return scene.ended(job.fence()).outcome().equals("crashed");
    }

    private static Struck struck(Scene scene, Job job, Duration recovery, String seen)
            throws InterruptedException, NotInjected {
        NotInjected.unless(crashed(scene, job), "the run had ended before its worker died");
        return new Struck(recovery, seen);
    }

    /** What must be so when the store's answer is held back, or else the strike would be another. */
    private interface Requirement {
        void of(String video, Job job) throws NotInjected;
    }

    /** Everything a run made is in the bucket, and the ledger does not know. */
    private static void requireStored(Scene scene, String video, Job job) throws NotInjected {
        var missing = scene.installation().bucket().missing(video, job.fence());
        NotInjected.unless(missing.isEmpty(), "run %d had not stored %s yet".formatted(job.fence(), missing));
        NotInjected.unless(scene.unsettled(job.fence()), "run %d was recorded already".formatted(job.fence()));
    }

    /** The store has answered, but the worker does not hear it before it dies. */
    private static Struck killedWhileTheStoreIsSilent(Scene scene, String request, Requirement requirement)
            throws Exception {
        var video = scene.uploadWithoutWorkers();
        var hold = scene.installation().store().hold(request.formatted(video));
        scene.workers().wake();
        try {
            hold.awaitReached(Duration.ofSeconds(60));
            var job = scene.awaitJob(video, "a running job", Job::running);
            requirement.of(video, job);
            Signals.kill(job.pid());
            var recovery = scene.untilTakenOver(job, video);
            return struck(scene, job, recovery, "killed at '%s', its answer held back".formatted(job.phase()));
        } finally {
            hold.release();
        }
    }

    /** In the middle of an encode: its next report is refused, and the run given up. */
    private static Struck frozen(Scene scene) throws Exception {
        var video = scene.upload();
        var job = scene.awaitJob(video, "a job at half", encoding(50));
        return frozen(scene, video, job, () -> {});
    }

    /** With all it made in the store: it goes on to say that it is the one, and is not heard. */
    private static Struck frozenBeforeItSettles(Scene scene) throws Exception {
        var video = scene.uploadWithoutWorkers();
        var hold = scene.installation().store().hold(LAST_OBJECT.formatted(video));
        scene.workers().wake();
        try {
            hold.awaitReached(Duration.ofSeconds(60));
            var job = scene.awaitJob(video, "a running job", Job::running);
            requireStored(scene, video, job);
            return frozen(scene, video, job, hold::release);
        } finally {
            hold.release();
        }
    }

    /** It wakes after another has made the clip, and may change nothing any more (G3). */
    private static Struck frozen(Scene scene, String video, Job job, Runnable whenAwake) throws Exception {
        var node = scene.installation().worker(job.pid());
        Signals.stop(job.pid());
        try {
            var recovery = scene.untilTakenOver(job, video);
            scene.untilProcessed(video);
            var winner = scene.job(scene.database(), video).orElseThrow();
            NotInjected.unless(
                    winner.fence() > job.fence() && Signals.isStopped(job.pid()),
                    "the frozen worker made the clip itself");
            Signals.wake(job.pid());
            whenAwake.run();
            var lost = List.of("(fence %d,".formatted(job.fence()), "ended lost");
            Waiting.until(
                    "the zombie gives up",
                    Duration.ofSeconds(60),
                    () -> scene.installation().log().said(node, lost) > 0);
            var after = scene.job(scene.database(), video).orElseThrow();
            var shown = scene.shown(video);
            if (!after.equals(winner) || shown != winner.fence()) {
                throw new IllegalStateException(
                        "a zombie changed %s into %s, with the clip of run %d".formatted(winner, after, shown));
            }
            return new Struck(
                    recovery,
                    "process %d stood still until another had made the clip, and its run ended lost"
                            .formatted(job.pid()));
        } finally {
            Signals.wake(job.pid());
        }
    }
}
