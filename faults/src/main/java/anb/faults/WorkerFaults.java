package anb.faults;

import anb.faults.Fault.Struck;
import anb.faults.Scene.Job;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Workers that are killed, or stop and come back, at each step of a job. */
final class WorkerFaults {

    private static final int ATTEMPTS = 4;

    private WorkerFaults() {}

    static List<Fault> all() {
        return List.of(
                killed("claimed", false, Job::running),
                new Fault(
                        "worker killed: fetching",
                        false,
                        scene -> killedWhileTheStoreIsSilent(scene, "GET", "uploads/%s.mp4")),
                killed("probing", false, job -> job.phase().equals("probing")),
                killed("encoding 10 %", false, encoding(10)),
                killed("encoding 50 %", true, encoding(50)),
                killed("encoding 90 %", false, encoding(90)),
                new Fault(
                        "worker killed: stored, not recorded",
                        true,
                        scene -> killedWhileTheStoreIsSilent(scene, "PUT", "processed/%s/")),
                new Fault("worker frozen past its lease", false, WorkerFaults::frozen));
    }

    private static Predicate<Job> encoding(int percent) {
        return job -> job.phase().equals("encoding") && job.percent() >= percent;
    }

    private static Fault killed(String step, boolean quick, Predicate<Job> moment) {
        return new Fault("worker killed: " + step, quick, scene -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var video = scene.upload();
                var job = scene.awaitJob(video, "a job " + step, now -> now.running() && moment.test(now));
                Signals.kill(job.pid());
                var recovery = scene.untilTakenOver(job, video);
                if (crashed(scene, job)) {
                    return new Struck(recovery, "killed at '%s' %d %%".formatted(job.phase(), job.percent()));
                }
            }
            throw new NotInjected("each run had ended before its worker died");
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

    /** The store has answered, but the worker does not hear it before it dies. */
    private static Struck killedWhileTheStoreIsSilent(Scene scene, String method, String object) throws Exception {
        var video = scene.uploadWithoutWorkers();
        var hold = scene.installation().store().hold(method + " /anb/" + object.formatted(video));
        scene.wakeWorkers();
        try {
            hold.awaitReached(Duration.ofSeconds(60));
            var job = scene.awaitJob(video, "a running job", Job::running);
            Signals.kill(job.pid());
            var recovery = scene.untilTakenOver(job, video);
            return struck(scene, job, recovery, "killed at '%s', its answer held back".formatted(job.phase()));
        } finally {
            hold.release();
        }
    }

    /** It wakes after another has made the clip, and may change nothing any more (G3). */
    private static Struck frozen(Scene scene) throws Exception {
        var video = scene.upload();
        var job = scene.awaitJob(video, "a job at half", encoding(50));
        Signals.stop(job.pid());
        try {
            var recovery = scene.untilTakenOver(job, video);
            scene.untilProcessed(video);
            var winner = scene.job(scene.database(), video).orElseThrow();
            NotInjected.unless(
                    winner.fence() > job.fence() && Signals.isStopped(job.pid()),
                    "the frozen worker made the clip itself");
            Signals.wake(job.pid());
            Waiting.until(
                    "the zombie notices",
                    Duration.ofSeconds(60),
                    () -> scene.database()
                            .sql("select outcome = 'crashed' from job_attempt where fence = :fence")
                            .param("fence", job.fence())
                            .query(Boolean.class)
                            .single());
            Thread.sleep(Duration.ofSeconds(8)); // its ffmpeg went on meanwhile and has ended long ago
            var after = scene.job(scene.database(), video).orElseThrow();
            var shown = scene.shown(video);
            if (!after.equals(winner) || shown != winner.fence()) {
                throw new IllegalStateException(
                        "a zombie changed %s into %s, with the clip of run %d".formatted(winner, after, shown));
            }
            return new Struck(recovery, "process %d stood still until another had made the clip".formatted(job.pid()));
        } finally {
            Signals.wake(job.pid());
        }
    }
}
