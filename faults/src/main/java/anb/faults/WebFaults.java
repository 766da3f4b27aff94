package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Web nodes that are killed while somebody waits for their answer. */
final class WebFaults {

    private static final int SLOW_LINE = 1_500_000;

    private WebFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("web node killed: upload under way", true, WebFaults::killedDuringAnUpload),
                new Fault("web nodes killed: parts put together", true, WebFaults::killedWhileCompleting),
                new Fault("web node killed: votes under way", true, WebFaults::killedDuringVotes),
                new Fault("every message delivered twice", true, WebFaults::everythingTwice));
    }

    private static Duration killedDuringAnUpload(Scene scene) throws Exception {
        var player = scene.somePlayer();
        var key = UUID.randomUUID().toString();
        var first = CompletableFuture.supplyAsync(() -> {
            try {
                return scene.people().upload(player, key, SLOW_LINE).status();
            } catch (IOException | InterruptedException e) {
                return 0;
            }
        });
        var receiving = awaitReceiving(scene);
        Thread.sleep(scene.random().nextInt(1_500));
        Installation.signal("KILL", scene.installation().pid(receiving));
        var killed = System.nanoTime();
        first.join();
        var video = scene.people().insistOnUploading(player, key, Duration.ofSeconds(60));
        scene.acknowledged().uploaded(video, key);
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    /** The store has made an object of the parts, and nobody who heard of it lives: whoever completes again finds it. */
    private static Duration killedWhileCompleting(Scene scene) throws Exception {
        var upload = scene.people().sendInParts(scene.somePlayer());
        var hold = scene.installation().store().hold("POST /anb/uploads/" + upload.id());
        var first = CompletableFuture.supplyAsync(upload::complete);
        try {
            hold.awaitReached(Duration.ofSeconds(20));
            for (var node : List.of("web-1", "web-2")) {
                Installation.signal("KILL", scene.installation().pid(node));
            }
        } finally {
            hold.release();
        }
        var killed = System.nanoTime();
        first.join();
        Waiting.until("a direct upload is completed", Duration.ofMinutes(2), () -> {
            var completed = upload.complete() == 201;
            if (!completed) {
                Thread.sleep(300);
            }
            return completed;
        });
        scene.acknowledged().uploaded(upload.id(), upload.id());
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    /** The node through which somebody uploads, once it has a part of the clip. */
    static String awaitReceiving(Scene scene) throws InterruptedException {
        var receiving = new String[1];
        Waiting.until("an upload is under way", Duration.ofSeconds(20), () -> {
            var node = receiving(scene);
            if (node != null) {
                receiving[0] = node;
            }
            return node != null;
        });
        return receiving[0];
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

    private static Duration killedDuringVotes(Scene scene) throws Exception {
        var node = scene.random().nextBoolean() ? "web-1" : "web-2";
        Installation.signal("KILL", scene.installation().pid(node));
        return scene.untilAVoteCounts();
    }

    /** Each job is announced twice more while it waits and runs. */
    private static Duration everythingTwice(Scene scene) throws Exception {
        var videos = List.of(scene.upload(), scene.upload(), scene.upload());
        var began = System.nanoTime();
        for (int round = 0; round < 2; round++) {
            for (var video : videos) {
                var job = scene.job(scene.database(), video).orElseThrow();
                scene.installation().redis().announce(job.id());
            }
        }
        for (var video : videos) {
            scene.awaitJob(video, "a job begun", job -> !job.state().equals("queued"));
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
