package anb.faults;

import anb.faults.Scene.Job;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Workers that are killed, or stop and come back, at each step of a job. */
final class WorkerFaults {

    private static final Duration READING = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 6;
    private static final Job WAITING = new Job("", "queued", 0, "", "", 0);

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
        var video = uploadWithoutWorkers(scene);
        var hold = scene.installation().store().hold(method + " /anb/" + object.formatted(video));
        wakeWorkers(scene);
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

    private static Duration killedHoldingAMessage(Scene scene, boolean claimed) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var video = uploadWithoutWorkers(scene);
            if (strikeAtReader(scene, claimed)) {
                return claimed ? killedAfterTheClaim(scene, video) : scene.untilTakenOver(WAITING, video);
            }
            scene.untilProcessed(video); // both workers asked PostgreSQL before they saw the message: once more
        }
        throw new IllegalStateException("no worker was seen with a message it had not claimed");
    }

    private static String uploadWithoutWorkers(Scene scene) throws Exception {
        for (long worker : workers(scene)) {
            Installation.signal("STOP", worker);
        }
        return scene.upload();
    }

    /**
     * A lock on the job table keeps a worker that has read its message from claiming, for as long as it takes to look.
     *
     * @return false when none has read it, or one was stopped in the middle of a claim
     */
    private static boolean strikeAtReader(Scene scene, boolean claimed) throws Exception {
        try (var connection = scene.installation().dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!locked(statement)) {
                wakeWorkers(scene);
                return false;
            }
            wakeWorkers(scene);
            long reader = awaitReader(scene);
            if (reader != 0) {
                // without Redis it cannot acknowledge what it is about to claim
                Installation.signal(
                        claimed ? "STOP" : "KILL",
                        claimed ? scene.installation().pid("redis") : reader);
            }
            connection.rollback();
            return reader != 0;
        }
    }

    private static boolean locked(Statement statement) throws SQLException {
        statement.execute("set local lock_timeout = '3s'");
        try {
            statement.execute("lock table job in exclusive mode");
            return true;
        } catch (SQLException timeout) {
            statement.getConnection().rollback();
            return false;
        }
    }

    /** The worker that has a message, or 0. */
    private static long awaitReader(Scene scene) throws InterruptedException {
        var deadline = System.nanoTime() + READING.toNanos();
        long reader = 0;
        while (reader == 0 && System.nanoTime() < deadline) {
            reader = scene.installation().redis().pendingOf();
        }
        return reader;
    }

    private static Duration killedAfterTheClaim(Scene scene, String video) throws Exception {
        var redis = scene.installation().pid("redis");
        try {
            var job = scene.awaitJob(video, "a claimed job", Job::running);
            Installation.signal("KILL", job.pid());
            Installation.signal("CONT", redis);
            return scene.untilTakenOver(job, video);
        } finally {
            Installation.signal("CONT", redis);
        }
    }

    private static void wakeWorkers(Scene scene) throws Exception {
        for (long worker : workers(scene)) {
            Installation.signal("CONT", worker);
        }
    }

    private static List<Long> workers(Scene scene) {
        return List.of(
                scene.installation().pid("worker-1"), scene.installation().pid("worker-2"));
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
}
