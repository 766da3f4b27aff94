package anb.faults;

import anb.faults.Scene.Job;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Workers that are killed, or stop and come back, at each step of a job. */
final class WorkerFaults {

    private static final Duration SOON = Duration.ofSeconds(20);

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
                new Fault("worker killed: message read, not claimed", false, WorkerFaults::killedBeforeTheClaim),
                new Fault(
                        "worker killed: claimed, not acknowledged",
                        false,
                        WorkerFaults::killedBeforeTheAcknowledgement),
                new Fault("worker frozen past its lease", false, WorkerFaults::frozen));
    }

    private static Predicate<Job> encoding(int percent) {
        return job -> job.phase().equals("encoding") && job.percent() >= percent;
    }

    private static Fault killed(String step, boolean quick, Predicate<Job> moment) {
        return new Fault("worker killed: " + step, quick, scene -> {
            var video = scene.upload();
            var job = scene.awaitJob(video, "a job " + step, job1 -> job1.running() && moment.test(job1));
            Installation.signal("KILL", job.pid());
            return scene.untilTakenOver(job, video);
        });
    }

    /** The store has answered, but the worker does not hear it before it dies. */
    private static Duration killedWhileTheStoreIsSilent(Scene scene, String method, String object) throws Exception {
        var stopped = stopWorkers(scene);
        var video = scene.upload();
        var hold = scene.installation().store().hold(method + " /anb/" + object.formatted(video));
        wake(stopped);
        try {
            hold.awaitReached(Duration.ofSeconds(60));
            var job = scene.awaitJob(video, "a running job", Job::running);
            Installation.signal("KILL", job.pid());
            return scene.untilTakenOver(job, video);
        } finally {
            hold.release();
        }
    }

    private static Duration killedBeforeTheClaim(Scene scene) throws Exception {
        return killedHoldingAMessage(scene, false);
    }

    private static Duration killedBeforeTheAcknowledgement(Scene scene) throws Exception {
        return killedHoldingAMessage(scene, true);
    }

    /** A lock on the job table keeps a worker that has read its message from claiming, for as long as it takes to look. */
    private static Duration killedHoldingAMessage(Scene scene, boolean claimed) throws Exception {
        var stopped = stopWorkers(scene);
        var video = scene.upload();
        var redisPid = scene.installation().pid("redis");
        long victim;
        try (var connection = scene.installation().dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table job in exclusive mode");
            wake(stopped);
            var reader = new long[1];
            Waiting.until("a worker reads the message", SOON, () -> {
                reader[0] = scene.installation().redis().pendingOf();
                return reader[0] != 0;
            });
            victim = reader[0];
            if (claimed) {
                Installation.signal("STOP", redisPid); // it cannot acknowledge what it is about to claim
            } else {
                Installation.signal("KILL", victim);
            }
            connection.rollback();
        }
        if (!claimed) {
            var none = new Job("", "queued", 0, "", "", 0);
            return scene.untilTakenOver(none, video);
        }
        try {
            var job = scene.awaitJob(video, "a claimed job", Job::running);
            Installation.signal("KILL", job.pid());
            Installation.signal("CONT", redisPid);
            return scene.untilTakenOver(job, video);
        } finally {
            Installation.signal("CONT", redisPid);
        }
    }

    /** It wakes after another has made the clip, and may change nothing any more (G3). */
    private static Duration frozen(Scene scene) throws Exception {
        var video = scene.upload();
        var job = scene.awaitJob(video, "a job at half", encoding(50));
        Installation.signal("STOP", job.pid());
        try {
            var recovery = scene.untilTakenOver(job, video);
            scene.untilProcessed(video);
            var winner = scene.job(scene.database(), video).orElseThrow();
            Installation.signal("CONT", job.pid());
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
            if (!after.equals(winner)) {
                throw new IllegalStateException("a zombie changed %s into %s".formatted(winner, after));
            }
            return recovery;
        } finally {
            Installation.signal("CONT", job.pid());
        }
    }

    private static List<Long> stopWorkers(Scene scene) throws Exception {
        var workers = List.of(
                scene.installation().pid("worker-1"), scene.installation().pid("worker-2"));
        for (long worker : workers) {
            Installation.signal("STOP", worker);
        }
        return workers;
    }

    private static void wake(List<Long> workers) throws Exception {
        for (long worker : workers) {
            Installation.signal("CONT", worker);
        }
    }
}
