package anb.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Every node restarted in turn while people use the platform (G8): no request fails, no clip waits for a lease. */
final class Drain {

    private static final int REQUESTS_A_SECOND = 50, SLOW_LINE = 700_000;
    private static final Duration HANDED_BACK = Duration.ofSeconds(5);

    private final Scene scene;
    private final String only;
    private final List<String> broken = new ArrayList<>();

    /** @param only nodes whose name contains this */
    Drain(Scene scene, String only) {
        this.scene = scene;
        this.only = only;
    }

    /** @throws IllegalStateException nginx is not installed */
    boolean run() throws Exception {
        if (!scene.installation().log().saysNginx()) {
            throw new IllegalStateException("drain needs nginx, and there is none on this machine: install it");
        }
        scene.acknowledged().begin("rolling restart");
        var traffic = traffic();
        var number = new AtomicInteger();
        var began = System.nanoTime();
        try (var clock = Executors.newScheduledThreadPool(1);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var ticking = clock.scheduleAtFixedRate(
                    () -> senders.execute(() -> traffic.act(number.getAndIncrement())),
                    0,
                    1_000_000 / REQUESTS_A_SECOND,
                    TimeUnit.MICROSECONDS);
            for (var node : List.of("web-1", "web-2", "worker-1", "worker-2")) {
                if (node.contains(only)) {
                    restart(node);
                }
            }
            ticking.cancel(false);
        }
        var rate = number.get() * 1e9 / (System.nanoTime() - began);
        System.out.printf(
                "rolling restart: %s; %d not as expected; %.1f acts a second%n",
                traffic.answered(), traffic.failures().size(), rate);
        if (rate < 0.95 * REQUESTS_A_SECOND) {
            broken.add("only %.1f acts a second of %d".formatted(rate, REQUESTS_A_SECOND));
        }
        traffic.failures().stream().limit(10).forEach(System.out::println);
        broken.forEach(System.out::println);
        return traffic.failures().isEmpty() && broken.isEmpty();
    }

    private Traffic traffic() throws InterruptedException {
        var votedFor = scene.acknowledged().uploads().getFirst().video();
        var player = scene.players().getFirst();
        var key = UUID.randomUUID().toString();
        var own = scene.people().insistOnUploading(player, key, Duration.ofMinutes(1));
        scene.acknowledged().uploaded(own, key);
        scene.untilProcessed(own);
        return new Traffic(
                new Http(scene.installation().site()), scene.players(), votedFor, new Traffic.Own(player, own));
    }

    private void restart(String node) throws Exception {
        if (node.startsWith("web")) {
            restartWeb(node);
        } else {
            restartWorker(node);
        }
    }

    /** An upload that is under way on the node finishes there. */
    private void restartWeb(String node) throws Exception {
        var uploading = uploadThrough(node);
        var pid = scene.installation().pid(node);
        Signals.strike("TERM", pid);
        var unhealthy = Waiting.until(
                node + " says that it leaves",
                Duration.ofSeconds(5),
                () -> scene.installation().node(node).status("/health") == 503);
        var status = uploading.join();
        Waiting.until(
                node + " is another process",
                Duration.ofMinutes(3),
                () -> scene.installation().pid(node) != pid);
        scene.installation().awaitHealthy();
        System.out.printf(
                "%s: /health 503 after %d ms, the upload under way ended with %d%n",
                node, unhealthy.toMillis(), status);
        if (status != 201) {
            broken.add("an upload under way on %s ended with %d".formatted(node, status));
        }
    }

    private CompletableFuture<Integer> uploadThrough(String node) throws Exception {
        for (int tries = 0; tries < 10; tries++) {
            var key = UUID.randomUUID().toString();
            var upload = CompletableFuture.supplyAsync(() -> {
                try {
                    var answer = scene.people().upload(scene.somePlayer(), key, SLOW_LINE);
                    if (answer.status() == 201) {
                        scene.acknowledged().uploaded(answer.text("video_id"), key);
                    }
                    return answer.status();
                } catch (IOException | InterruptedException e) {
                    return 0;
                }
            });
            var receiving = WebFaults.awaitReceiving(scene, upload);
            if (receiving.filter(node::equals).isPresent()) {
                return upload;
            }
            upload.join();
        }
        throw new IllegalStateException("no upload went to " + node);
    }

    /** Its encode is handed back at once and goes on elsewhere. */
    private void restartWorker(String node) throws Exception {
        var pid = scene.installation().pid(node);
        var videos = List.of(scene.upload(), scene.upload(), scene.upload());
        var running = new Scene.Job[1];
        Waiting.until(node + " encodes", Duration.ofMinutes(1), () -> {
            for (var video : videos) {
                scene.job(scene.database(), video)
                        .filter(job -> job.running() && job.phase().equals("encoding") && job.pid() == pid)
                        .ifPresent(job -> running[0] = job);
            }
            return running[0] != null;
        });
        Signals.strike("TERM", pid);
        var handedBack = Waiting.until(
                "the job is handed back",
                Duration.ofSeconds(40),
                () -> scene.database()
                        .sql("select outcome is not null from job_attempt where fence = :fence")
                        .param("fence", running[0].fence())
                        .query(Boolean.class)
                        .single());
        System.out.printf("%s: its encode ended or was handed back after %d ms%n", node, handedBack.toMillis());
        if (handedBack.compareTo(HANDED_BACK) > 0) {
            broken.add(node + " kept its job for " + handedBack);
        }
        Waiting.until(
                node + " is another process",
                Duration.ofMinutes(3),
                () -> scene.installation().pid(node) != pid);
        scene.installation().awaitHealthy();
    }
}
