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

    private static final Duration COUNTED = Duration.ofSeconds(60);

    private static final String DONE = "done";

    private StoppedPostgres() {}

    static Struck strike(Scene scene) throws Exception {
        var video = scene.upload();
        var job = scene.awaitJob(
                video, "an encode", now -> now.running() && now.phase().equals("encoding"));
        var workers = scene.workers().pids();
        long postgres = scene.installation().pid("postgresql");
        var began = System.nanoTime();
        scene.voters().careful(true);
        Duration recovery;
        try {
            var votedFor = scene.published().getFirst();
            stopped(postgres);
            recovery = untilVotesCount(scene, votedFor);
        } finally {
            scene.voters().careful(false);
        }
        scene.untilProcessed(video);

        NotInjected.unless(scene.installation().pid("postgresql") == postgres, "PostgreSQL was started again");
        NotInjected.unless(scene.workers().pids().equals(workers), "a worker ended meanwhile");
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

    /**
     * A player asks: of the voters each may have put in doubt all there was to vote for. Then once more at either node, whose votes
     * are written in turn: what was sent while PostgreSQL stood still is taken before, and not after what is asked for next.
     */
    private static Duration untilVotesCount(Scene scene, String video) throws InterruptedException {
        var recovery = untilAVoteCounts(scene, scene.people(), video);
        for (var node : List.of("web-1", "web-2")) {
            untilAVoteCounts(scene, scene.people().at(scene.installation().node(node)), video);
        }
        return recovery;
    }

    private static Duration untilAVoteCounts(Scene scene, People people, String video) throws InterruptedException {
        var player = scene.players().getFirst();
        return Waiting.until("a vote is counted", COUNTED, () -> {
            var answer = people.vote(player, video, false);
            return answer.status() == 200 || answer.text("code").equals("already_voted");
        });
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
