package anb.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL, Redis and the store on bad days. */
final class PartFaults {

    private static final Duration WHILE = Duration.ofSeconds(8), MINUTE = Duration.ofMinutes(1);

    private PartFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("Redis flushed", true, PartFaults::flushed),
                new Fault("Redis killed", true, PartFaults::redisKilled),
                new Fault("Redis stopped for a minute", false, PartFaults::redisStopped),
                new Fault("PostgreSQL restarted (immediate)", true, PartFaults::postgresRestarted),
                store("store answers 503", true, StoreProxy.Mode.UNAVAILABLE),
                store("store is slow", false, StoreProxy.Mode.SLOW),
                store("store cuts off in the middle", false, StoreProxy.Mode.CUT),
                store("store refuses", false, StoreProxy.Mode.REFUSE));
    }

    /** What waited is forgotten by Redis, and found by asking PostgreSQL. */
    private static Duration flushed(Scene scene) throws Exception {
        var waiting = List.of(scene.upload(), scene.upload(), scene.upload());
        scene.installation().redis().flush();
        var recovery = untilWorkGoesOn(scene);
        for (var video : waiting) {
            scene.untilProcessed(video);
        }
        return recovery;
    }

    private static Duration redisKilled(Scene scene) throws Exception {
        Installation.signal("KILL", scene.installation().pid("redis"));
        return untilWorkGoesOn(scene);
    }

    /** It takes connections and answers nothing: worse than being gone. */
    private static Duration redisStopped(Scene scene) throws Exception {
        var redis = scene.installation().pid("redis");
        Installation.signal("STOP", redis);
        var stopped = System.nanoTime();
        try {
            var recovery = untilWorkGoesOn(scene);
            Thread.sleep(Math.max(0, MINUTE.toMillis() - (System.nanoTime() - stopped) / 1_000_000));
            return recovery;
        } finally {
            Installation.signal("CONT", redis);
        }
    }

    /** Immediate mode: no checkpoint, connections are cut, recovery at the next start. */
    private static Duration postgresRestarted(Scene scene) throws Exception {
        var video = scene.upload();
        var server = ProcessHandle.of(scene.installation().pid("postgresql")).orElseThrow();
        Installation.signal("QUIT", server.pid());
        Waiting.until("PostgreSQL ends", Duration.ofSeconds(10), () -> !server.isAlive());
        var recovery = scene.untilAVoteCounts();
        scene.untilProcessed(video);
        return recovery;
    }

    private static Fault store(String name, boolean quick, StoreProxy.Mode mode) {
        return new Fault(name, quick, scene -> {
            scene.upload();
            scene.installation().store().behave(mode);
            var uploading = CompletableFuture.runAsync(() -> {
                try {
                    scene.upload();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Thread.sleep(WHILE);
            scene.installation().store().behave(StoreProxy.Mode.PASS);
            var began = System.nanoTime();
            scene.untilProcessed(scene.upload());
            uploading.join();
            return Duration.ofNanos(System.nanoTime() - began);
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
