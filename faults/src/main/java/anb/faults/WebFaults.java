package anb.faults;

import anb.faults.Fault.Struck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Web nodes that are killed, or stand still, while somebody waits for their answer. */
final class WebFaults {

    private static final int SLOW_LINE = 300_000, ATTEMPTS = 4;
    /** Milliseconds after an upload was seen to arrive; half as many each time it was too late. */
    private static final int LATEST = 1_500;

    private WebFaults() {}

    /** @param nginx whether it is what leaves out nodes that do not answer */
    static List<Fault> all(boolean nginx) {
        var all = new ArrayList<>(List.of(
                new Fault("web node killed: upload under way", true, WebFaults::killedDuringAnUpload),
                new Fault("web nodes killed: parts put together", true, WebFaults::killedWhileCompleting),
                new Fault("web node killed: votes under way", true, WebFaults::killedDuringVotes),
                new Fault("every message delivered twice", false, WebFaults::everythingTwice)));
        if (nginx) {
            all.add(new Fault("web node frozen", false, FrozenWeb::strike));
        }
        return all;
    }

    private static Struck killedDuringAnUpload(Scene scene) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var struck = killedDuringAnUpload(scene, scene.random().nextInt(LATEST >> attempt));
            if (struck.isPresent()) {
                return struck.get();
            }
        }
        throw new NotInjected("each upload ended before its node was killed");
    }

    private static Optional<Struck> killedDuringAnUpload(Scene scene, int later) throws Exception {
        var player = scene.somePlayer();
        var key = UUID.randomUUID().toString();
        var first = CompletableFuture.supplyAsync(() -> {
            try {
                return scene.people().upload(player, key, SLOW_LINE).status();
            } catch (IOException | InterruptedException e) {
                return 0;
            }
        });
        var receiving = awaitReceiving(scene, first);
        if (receiving.isPresent()) {
            Thread.sleep(later);
            Signals.kill(scene.installation().pid(receiving.get()));
        }
        var killed = System.nanoTime();
        int status = first.join();
        var video = scene.people().insistOnUploading(player, key, Duration.ofSeconds(60));
        scene.acknowledged().uploaded(video, key);
        return receiving
                .filter(node -> status != 201)
                .map(node -> new Struck(
                        Duration.ofNanos(System.nanoTime() - killed),
                        "%s killed, the first attempt ended with %d".formatted(node, status)));
    }

    /** The store has made an object of the parts, and nobody who heard of it lives: whoever completes again finds it. */
    private static Struck killedWhileCompleting(Scene scene) throws Exception {
        var upload = scene.people().sendInParts(scene.somePlayer());
        var hold = scene.installation().store().hold("POST /anb/uploads/" + upload.id());
        var first = CompletableFuture.supplyAsync(upload::complete);
        try {
            hold.awaitReached(Duration.ofSeconds(20));
            for (var node : List.of("web-1", "web-2")) {
                Signals.kill(scene.installation().pid(node));
            }
        } finally {
            hold.release();
        }
        var killed = System.nanoTime();
        int status = first.join();
        NotInjected.unless(status != 201, "completing was answered before the nodes were killed");
        Waiting.until("a direct upload is completed", Duration.ofMinutes(2), () -> {
            var completed = upload.complete() == 201;
            if (!completed) {
                Thread.sleep(300);
            }
            return completed;
        });
        scene.acknowledged().uploaded(upload.id(), upload.id());
        return new Struck(
                Duration.ofNanos(System.nanoTime() - killed),
                "both killed while the store's answer was held back; completing ended with " + status);
    }

    /** The node through which somebody uploads, once it has a part of the clip; nobody when the upload ended before that. */
    static Optional<String> awaitReceiving(Scene scene, Future<Integer> upload) throws InterruptedException {
        var receiving = new AtomicReference<@Nullable String>();
        Waiting.until("an upload is under way", Duration.ofSeconds(20), () -> {
            receiving.set(receiving(scene));
            return receiving.get() != null || upload.isDone();
        });
        return Optional.ofNullable(receiving.get());
    }

    /** The node that has a part of a clip in its temp folder; brand assets lie in another. */
    private static @Nullable String receiving(Scene scene) throws IOException {
        for (var node : List.of("web-1", "web-2")) {
            try (var files = Files.walk(scene.installation().folderOf(node))) {
                if (files.anyMatch(file -> file.toString().contains("/upload-")
                        && Files.isRegularFile(file)
                        && file.toFile().length() > 100_000)) {
                    return node;
                }
            } catch (UncheckedIOException vanished) {
                // a file was removed while we looked
            }
        }
        return null;
    }

    /** In a hurry, so that it meets some: a vote takes milliseconds. */
    private static Struck killedDuringVotes(Scene scene) throws Exception {
        var node = scene.random().nextBoolean() ? "web-1" : "web-2";
        var video = scene.published().getFirst();
        var there = scene.people().at(scene.installation().node(node));
        scene.voters().hurry(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var cutOff = scene.players().stream()
                    .map(player -> threads.submit(() -> isCutOff(there, player, video)))
                    .toList();
            Thread.sleep(500);
            Signals.kill(scene.installation().pid(node));
            var recovery = scene.untilAVoteCounts();
            int met = 0;
            for (var answer : cutOff) {
                met += answer.get() ? 1 : 0;
            }
            NotInjected.unless(met > 0, "no vote was under way on " + node);
            return new Struck(recovery, "%s killed with %d votes under way that were sent to it".formatted(node, met));
        } finally {
            scene.voters().hurry(false);
        }
    }

    /** Votes and withdraws without a pause until the node is gone. @return whether it went in the middle of a request */
    private static boolean isCutOff(People there, String player, String video) throws InterruptedException {
        try {
            for (boolean withdraw = false; ; withdraw = !withdraw) {
                there.vote(player, video, withdraw);
            }
        } catch (ConnectException | HttpTimeoutException notCutOff) {
            return false; // it was gone already, or was too busy to answer
        } catch (IOException cutOff) {
            return true;
        }
    }

    /** Each job of both lanes is announced twice more, encodes while they wait and run. */
    private static Struck everythingTwice(Scene scene) throws Exception {
        var videos = List.of(scene.upload(), scene.upload(), scene.upload());
        var began = System.nanoTime();
        var redis = scene.installation().redis();
        var messages = new ArrayList<String>();
        var announced = new TreeSet<String>();
        for (int round = 0; round < 2; round++) {
            for (var video : videos) {
                var job = scene.job(scene.database(), video).orElseThrow();
                messages.add(redis.announce(Redis.HEAVY, job.id()));
                if (!scene.job(scene.database(), video).orElseThrow().state().equals("done")) {
                    announced.add(video);
                }
            }
        }
        for (var video : videos) {
            scene.awaitJob(video, "a job begun", job -> !job.state().equals("queued"));
        }
        NotInjected.unless(
                announced.size() == videos.size(),
                "only %s were announced again before they were done".formatted(announced));
        Waiting.until(
                "each of the messages is read and acknowledged",
                Duration.ofMinutes(2),
                () -> messages.stream().allMatch(message -> redis.delivered(Redis.HEAVY, message)));
        removedTwice(scene);
        return new Struck(
                Duration.ofNanos(System.nanoTime() - began),
                "each of %d encodes and a deletion announced twice more".formatted(videos.size()));
    }

    /** Workers stand still until its job has been announced three times. */
    private static void removedTwice(Scene scene) throws Exception {
        var redis = scene.installation().redis();
        var player = scene.somePlayer();
        var video = scene.people().insistOnUploading(player, UUID.randomUUID().toString(), Duration.ofSeconds(60));
        String job;
        List<String> messages;
        try {
            scene.workers().stop();
            scene.people().delete(player, video);
            scene.acknowledged().deleted(video);
            job = scene.database()
                    .sql(
                            "select id::text from job where kind = 'erase' and subject = :video::uuid and state = 'queued'")
                    .param("video", video)
                    .query(String.class)
                    .single();
            messages = List.of(redis.announce(Redis.LIGHT, job), redis.announce(Redis.LIGHT, job));
        } finally {
            scene.workers().wake();
        }
        Waiting.until("a deletion is announced and done", Duration.ofSeconds(60), () -> {
            boolean delivered = messages.stream().allMatch(message -> redis.delivered(Redis.LIGHT, message));
            var runs = runs(scene, job);
            return delivered && !runs.isEmpty() && !runs.contains("none");
        });
        var runs = runs(scene, job);
        if (!runs.equals(List.of("done"))) {
            throw new IllegalStateException("a deletion announced three times was run as " + runs);
        }
    }

    /** How each run of a job ended. */
    private static List<String> runs(Scene scene, String job) {
        return scene.database()
                .sql("select coalesce(outcome, 'none') from job_attempt where job = :job::uuid")
                .param("job", job)
                .query(String.class)
                .list();
    }
}
