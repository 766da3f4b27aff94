package anb.faults;

import anb.faults.Fault.Struck;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL stands still for longer than a lease: every lease has run out when it wakes, and those who would take jobs over
 * wake together with those who would renew. Whoever lives must keep what it runs.
 */
final class StoppedPostgres {

    /** Shorter than connections wait for an answer: nobody is told, and everybody goes on at once. */
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(45);

    private static final String DONE = "done";

    private StoppedPostgres() {}

    static Struck strike(Scene scene) throws Exception {
        var video = scene.upload();
        var job = scene.awaitJob(
                video, "an encode", now -> now.running() && now.phase().equals("encoding"));
        var workers = scene.workers();
        long postgres = scene.installation().pid("postgresql");
        var began = System.nanoTime();
        stopped(postgres);
        var recovery = scene.untilAVoteCounts();
        scene.untilProcessed(video);

        NotInjected.unless(scene.installation().pid("postgresql") == postgres, "PostgreSQL was started again");
        NotInjected.unless(scene.workers().equals(workers), "a worker ended meanwhile");
        var crashed = crashed(scene, Duration.ofNanos(System.nanoTime() - began)).stream()
                .filter(worker -> workers.contains(Redis.pid(worker)))
                .toList();
        if (!crashed.isEmpty()) {
            throw new IllegalStateException("runs of workers that lived were taken over: " + crashed);
        }
        var ended = scene.ended(job.fence());
        if (!ended.outcome().equals(DONE)) {
            throw new IllegalStateException("the run that was under way was for nothing: " + ended);
        }
        return new Struck(
                recovery,
                "process %d and its children stood still for %d s; run %d, then under way, made the clip"
                        .formatted(postgres, PAST_THE_LEASE.toSeconds(), job.fence()));
    }

    private static void stopped(long postgres) throws Exception {
        try {
            Signals.stopWithChildren(postgres);
            Thread.sleep(PAST_THE_LEASE);
            NotInjected.unless(Signals.isStopped(postgres), "PostgreSQL did not stand still all the time");
        } finally {
            Signals.wakeWithChildren(postgres);
        }
    }

    /** Whose runs were taken for crashed in that time. */
    private static List<String> crashed(Scene scene, Duration past) {
        return scene.database()
                .sql("""
                        select worker from job_attempt
                        where outcome = 'crashed' and ended_at > now() - make_interval(secs => :past)
                        """)
                .param("past", past.toSeconds())
                .query(String.class)
                .list();
    }
}
