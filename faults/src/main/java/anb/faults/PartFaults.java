package anb.faults;

import anb.faults.Fault.Struck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL, Redis and the store on bad days. */
final class PartFaults {

    private static final Duration WHILE = Duration.ofSeconds(8), MINUTE = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 10, ASKED = 20;

    /** A list, the ranking and a vote together, on a machine that encodes with all it has. */
    private static final Duration FAST = Duration.ofSeconds(2);

    private PartFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("Redis flushed", false, PartFaults::flushed),
                new Fault("Redis killed", true, PartFaults::redisKilled),
                new Fault("Redis stopped for a minute", false, PartFaults::redisStopped),
                new Fault("PostgreSQL restarted (immediate)", true, PartFaults::postgresRestarted),
                new Fault("PostgreSQL stopped past the lease", false, StoppedPostgres::strike),
                store("store answers 503", true, StoreProxy.Mode.UNAVAILABLE),
                store("store is slow", false, StoreProxy.Mode.SLOW),
                store("store cuts off in the middle", false, StoreProxy.Mode.CUT),
                store("store refuses", false, StoreProxy.Mode.REFUSE));
    }

    /** What waited is forgotten by Redis, and found by asking PostgreSQL. */
    private static Struck flushed(Scene scene) throws Exception {
        var waiting = new ArrayList<>(List.of(scene.upload(), scene.upload(), scene.upload()));
        while (scene.installation().redis().waiting() == 0 && waiting.size() < MOST_WAITING) {
            waiting.add(scene.upload()); // the workers were quick
        }
        long forgotten = scene.installation().redis().flush();
        NotInjected.unless(forgotten > 0, "no message was waiting when everything was forgotten");
        var recovery = untilWorkGoesOn(scene);
        for (var video : waiting) {
            scene.untilProcessed(video);
        }
        return new Struck(recovery, "%d messages forgotten".formatted(forgotten));
    }

    private static Struck redisKilled(Scene scene) throws Exception {
        long redis = scene.installation().pid("redis");
        Signals.kill(redis);
        return new Struck(untilWorkGoesOn(scene), "process %d gone".formatted(redis));
    }

    /** It takes connections and answers nothing: worse than being gone. */
    private static Struck redisStopped(Scene scene) throws Exception {
        var redis = scene.installation().pid("redis");
        Signals.stop(redis);
        var stopped = System.nanoTime();
        try {
            var recovery = untilWorkGoesOn(scene);
            var slowest = slowestAnswer(scene);
            Thread.sleep(Math.max(0, MINUTE.toMillis() - (System.nanoTime() - stopped) / 1_000_000));
            NotInjected.unless(Signals.isStopped(redis), "Redis did not stand still all the time");
            return new Struck(
                    recovery,
                    "process %d stood still; list, ranking and vote took at most %d ms of %d times"
                            .formatted(redis, slowest.toMillis(), ASKED));
        } finally {
            Signals.wake(redis);
        }
    }

    /** Of what is asked for by readers and voters: without Redis it stays fast (G11). */
    private static Duration slowestAnswer(Scene scene) throws Exception {
        var site = new Http(scene.installation().site());
        var video = scene.published().getFirst();
        var voter = scene.players().getFirst();
        long slowest = 0;
        for (int n = 0; n < ASKED; n++) {
            long began = System.nanoTime();
            var answers = List.of(
                    site.get("/api/public/videos", Map.of()),
                    site.get("/api/public/rankings", Map.of()),
                    scene.people().vote(voter, video, n % 2 == 1));
            slowest = Math.max(slowest, System.nanoTime() - began);
            if (answers.stream().anyMatch(answer -> answer.status() >= 500)) {
                throw new IllegalStateException("without Redis people were answered " + answers);
            }
        }
        if (slowest > FAST.toNanos()) {
            throw new IllegalStateException("without Redis three answers took " + Duration.ofNanos(slowest));
        }
        return Duration.ofNanos(slowest);
    }

    /** Immediate mode: no checkpoint, connections are cut, recovery at the next start. */
    private static Struck postgresRestarted(Scene scene) throws Exception {
        var video = scene.upload();
        var server = ProcessHandle.of(scene.installation().pid("postgresql")).orElseThrow();
        Signals.strike("QUIT", server.pid());
        Waiting.until("PostgreSQL ends", Duration.ofSeconds(10), () -> !server.isAlive());
        var recovery = scene.untilAVoteCounts();
        scene.untilProcessed(video);
        var next = scene.installation().pid("postgresql");
        NotInjected.unless(next != server.pid(), "PostgreSQL is the process it was");
        return new Struck(recovery, "process %d gone, %d in its place".formatted(server.pid(), next));
    }

    private static Fault store(String name, boolean quick, StoreProxy.Mode mode) {
        return new Fault(name, quick, scene -> {
            scene.upload();
            var store = scene.installation().store();
            long turnedAway = scene.people().turnedAway();
            store.behave(mode);
            var uploading = CompletableFuture.runAsync(() -> {
                try {
                    scene.upload();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Thread.sleep(WHILE);
            long harmed = store.harmed();
            var took = uploading.isDone();
            store.behave(StoreProxy.Mode.PASS);
            var began = System.nanoTime();
            scene.untilProcessed(scene.upload());
            uploading.join();
            NotInjected.unless(harmed > 0, "nobody met the store while it was like that");
            NotInjected.unless(!took || mode.takes(), "an upload was accepted by a store that took nothing");
            long refused = scene.people().turnedAway() - turnedAway;
            NotInjected.unless(refused > 0 || mode.takes(), "no upload was turned away");
            return new Struck(
                    Duration.ofNanos(System.nanoTime() - began),
                    "%d connections met it, %d uploads were turned away".formatted(harmed, refused));
        });
    }

    /** Somebody votes, somebody uploads, and a worker begins with whatever is next. */
    private static Duration untilWorkGoesOn(Scene scene) throws InterruptedException {
        var began = System.nanoTime();
        scene.untilAVoteCounts();
        scene.upload();
        var claims = claims(scene);
        Waiting.until("a worker begins a job", Duration.ofMinutes(1), () -> claims(scene) > claims || idle(scene));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static long claims(Scene scene) {
        return scene.database()
                .sql("select count(*) from job_attempt")
                .query(Long.class)
                .single();
    }

    private static boolean idle(Scene scene) {
        return scene.database()
                .sql("select not exists (select 1 from job where state = 'queued')")
                .query(Boolean.class)
                .single();
    }
}
