package anb.faults;

import anb.faults.Fault.Struck;
import anb.faults.Scene.Job;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Workers that are killed with a message in their hands. */
final class MessageFaults {

    private static final Duration READING = Duration.ofSeconds(4), BACK = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 6;
    private static final Job WAITING = new Job("", "queued", 0, "", "", 0);

    private MessageFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("worker killed: message read, not claimed", false, MessageFaults::killedBeforeTheClaim),
                new Fault(
                        "worker killed: claimed, not acknowledged",
                        false,
                        MessageFaults::killedBeforeTheAcknowledgement));
    }

    private static Struck killedBeforeTheClaim(Scene scene) throws Exception {
        return killedHoldingAMessage(scene, MessageFaults::killReader);
    }

    private static Struck killedBeforeTheAcknowledgement(Scene scene) throws Exception {
        return killedHoldingAMessage(scene, MessageFaults::killAfterTheClaim);
    }

    /** What to do with a worker that has read a message and waits for a lock to claim. */
    private interface Blow {

        /** @return nothing when it turned out to have missed */
        Optional<Struck> at(Scene scene, String video, long reader, Connection lock) throws Exception;
    }

    private static Struck killedHoldingAMessage(Scene scene, Blow blow) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            scene.installation().awaitHealthy();
            var video = scene.uploadWithoutWorkers();
            var struck = strikeAtReader(scene, video, blow);
            if (struck.isPresent()) {
                return struck.get();
            }
            scene.untilProcessed(video); // both workers asked PostgreSQL before they saw the message: once more
        }
        throw new NotInjected("no worker was killed with a message in its hands");
    }

    /**
     * A lock on the job table keeps a worker that has read its message from claiming, for as long as it takes to look.
     *
     * @return nothing when none has read it, or one was stopped in the middle of a claim
     */
    private static Optional<Struck> strikeAtReader(Scene scene, String video, Blow blow) throws Exception {
        try (var connection = scene.installation().dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            boolean locked;
            try {
                locked = locked(statement);
            } finally {
                scene.workers().wake();
            }
            if (!locked) {
                return Optional.empty();
            }
            long reader = awaitReader(scene);
            if (reader == 0) {
                connection.rollback();
                return Optional.empty();
            }
            return blow.at(scene, video, reader, connection);
        }
    }

    private static Optional<Struck> killReader(Scene scene, String video, long reader, Connection lock)
            throws Exception {
        Signals.kill(reader);
        lock.rollback();
        var recovery = scene.untilTakenOver(WAITING, video);
        var claims = scene.database()
                .sql("""
                        select count(*) from job_attempt join job on job.id = job_attempt.job
                        where job.subject = :video::uuid and job_attempt.worker like '%:' || :reader || ':%'
                        """)
                .param("video", video)
                .param("reader", Long.toString(reader))
                .query(Long.class)
                .single();
        return claims > 0
                ? Optional.empty()
                : Optional.of(new Struck(recovery, "process %d gone with a message and no claim".formatted(reader)));
    }

    /**
     * Without Redis it cannot acknowledge what it claims as soon as the lock is gone. One that only stood still would hear it
     * when it goes on.
     */
    private static Optional<Struck> killAfterTheClaim(Scene scene, String video, long reader, Connection lock)
            throws Exception {
        Signals.kill(scene.installation().pid("redis"));
        lock.rollback();
        var job = scene.awaitJob(video, "a claimed job", Job::running);
        Signals.kill(job.pid());
        var killed = System.nanoTime();
        var redis = scene.installation().redis();
        Waiting.until("Redis is back", BACK, () -> redis.memory() > 0);
        var held = redis.holdsAMessage(reader);
        scene.untilTakenOver(job, video);
        var recovery = Duration.ofNanos(System.nanoTime() - killed);
        return held && job.pid() == reader && WorkerFaults.crashed(scene, job)
                ? Optional.of(new Struck(
                        recovery, "process %d gone with a claim and its message not acknowledged".formatted(reader)))
                : Optional.empty();
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
}
