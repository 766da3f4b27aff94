package anb.faults;

import anb.faults.Fault.Struck;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A web node that stands still: it takes connections, and nobody answers on them. What nginx makes of it is anb.conf's to say. */
final class FrozenWeb {

    private static final String NODE = "web-1";
    private static final int READERS = 4, VOTERS = 4;
    private static final long PAUSE_MILLIS = 100;
    /** So long they ask anew; it stands still until the last of them has an answer. */
    private static final Duration STILL = Duration.ofSeconds(45);

    private static final Duration WOKEN = Duration.ofSeconds(30);

    /** As long as anb.conf waits for reads and votes, and what another node needs then on a machine that encodes with all it has. */
    private static final Duration PROMISED = Duration.ofSeconds(15 + 5), PATIENCE = Duration.ofSeconds(40);

    /** From here on somebody waited for the node. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private FrozenWeb() {}

    /** An answer to a reader or voter; 0 when none came. */
    record Answered(boolean read, int status, String code, Duration took) {

        /** A read is answered by another node; a vote may be refused late, for nobody knows whether the first will take it yet. */
        boolean asPromised() {
            if (read) {
                return status == 200;
            }
            return status == 200
                    || (status == 400 && code.equals("already_voted"))
                    || (status == 503 && took.compareTo(LONG) >= 0);
        }
    }

    static Struck strike(Scene scene) throws Exception {
        long node = scene.installation().pid(NODE);
        scene.voters().careful(true);
        try {
            var stopped = System.nanoTime();
            var answers = whileItStandsStill(scene, node);
            var woken = System.nanoTime();
            untilItTakesPart(scene);
            var recovery = Duration.ofNanos(System.nanoTime() - woken);
            NotInjected.unless(scene.installation().pid(NODE) == node, NODE + " is another process");
            scene.untilProcessed(scene.upload());
            return new Struck(
                    recovery,
                    "process %d stood still for %d s: %s"
                            .formatted(node, Duration.ofNanos(woken - stopped).toSeconds(), judged(answers)));
        } finally {
            scene.voters().careful(false);
        }
    }

    private static List<Answered> whileItStandsStill(Scene scene, long node) throws Exception {
        Signals.stop(node);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + STILL.toNanos();
            var asking = new ArrayList<Future<List<Answered>>>();
            for (int n = 0; n < READERS; n++) {
                asking.add(threads.submit(() -> until(end, () -> read(scene))));
            }
            for (var player : scene.players().subList(0, VOTERS)) {
                asking.add(threads.submit(() -> until(end, () -> vote(scene, player))));
            }
            var answers = new ArrayList<Answered>();
            for (var each : asking) {
                answers.addAll(each.get());
            }
            NotInjected.unless(Signals.isStopped(node), NODE + " did not stand still all the time");
            return answers;
        } finally {
            Signals.wake(node);
        }
    }

    private static List<Answered> until(long end, Callable<Answered> question) throws Exception {
        var answers = new ArrayList<Answered>();
        while (System.nanoTime() < end) {
            answers.add(question.call());
            Thread.sleep(PAUSE_MILLIS);
        }
        return answers;
    }

    /** A page of the list that nobody has asked for, and nginx has not kept. */
    private static Answered read(Scene scene) throws InterruptedException {
        return ask(scene, true, "GET", "/api/public/videos?q=" + UUID.randomUUID(), Map.of());
    }

    /** The same vote again and again: the answer says that it is known. */
    private static Answered vote(Scene scene, String player) throws InterruptedException {
        var video = scene.published().getFirst();
        var path = "/api/public/videos/" + video + "/vote";
        return ask(scene, false, "POST", path, Map.of("Authorization", "Bearer " + player));
    }

    private static Answered ask(Scene scene, boolean read, String method, String path, Map<String, String> headers)
            throws InterruptedException {
        var began = System.nanoTime();
        int status = 0;
        var code = "";
        try {
            var answer = new Http(scene.installation().site())
                    .send(method, path, headers, BodyPublishers.noBody(), PATIENCE);
            status = answer.status();
            code = answer.text("code");
        } catch (IOException noAnswer) {
            // as it was
        }
        return new Answered(read, status, code, Duration.ofNanos(System.nanoTime() - began));
    }

    /** What was seen. @throws IllegalStateException when an answer was late or another than promised */
    static String judged(List<Answered> answers) {
        var late = answers.stream()
                .filter(answer -> answer.took().compareTo(PROMISED) > 0)
                .toList();
        var bad = answers.stream().filter(answer -> !answer.asPromised()).toList();
        if (!late.isEmpty() || !bad.isEmpty()) {
            throw new IllegalStateException("while %s stood still these were late: %s, and these not as promised: %s"
                    .formatted(NODE, late, bad));
        }
        var slow = answers.stream()
                .filter(answer -> answer.took().compareTo(LONG) > 0)
                .toList();
        var longest =
                answers.stream().map(Answered::took).max(Duration::compareTo).orElse(Duration.ZERO);
        return "%d of %d reads and votes waited for it, the longest %d ms; %d votes were refused"
                .formatted(slow.size(), answers.size(), longest.toMillis(), refused(slow.stream()));
    }

    private static long refused(Stream<Answered> answers) {
        return answers.filter(answer -> answer.status() >= 500).count();
    }

    /** It answers a request that came through nginx; what was sent to it while it stood still is over then. */
    private static void untilItTakesPart(Scene scene) throws InterruptedException {
        var site = new Http(scene.installation().site());
        var name = UUID.randomUUID().toString();
        Waiting.until(NODE + " takes part again", WOKEN, () -> {
            site.get("/api/public/videos/" + UUID.randomUUID(), Map.of("X-Request-Id", name));
            Thread.sleep(PAUSE_MILLIS);
            return scene.installation().log().said(NODE, name) > 0;
        });
    }
}
