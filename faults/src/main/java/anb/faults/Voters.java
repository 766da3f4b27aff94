package anb.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Votes and withdrawals without end, each remembered as acknowledged or in doubt. */
final class Voters {

    private static final int OK = 200, REFUSED = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final People people;
    private final Acknowledged acknowledged;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> videos = new CopyOnWriteArrayList<>();
    private final AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    private final AtomicLong counted = new AtomicLong();
    private volatile boolean stopping;

    private Voters(People people, Acknowledged acknowledged) {
        this.people = people;
        this.acknowledged = acknowledged;
    }

    /** Each voter pauses between two votes for so long. */
    static Voters start(People people, Acknowledged acknowledged, List<String> tokens, long pauseMillis, long seed) {
        var voters = new Voters(people, acknowledged);
        for (int n = 0; n < tokens.size(); n++) {
            var token = tokens.get(n);
            var random = new Random(seed + n);
            voters.threads.add(Thread.ofVirtual().start(() -> voters.vote(token, random, pauseMillis)));
        }
        return voters;
    }

    /** From now on this one is voted for too. */
    void add(String video) {
        videos.add(video);
    }

    /** When a vote was last counted, by the clock of {@link System#nanoTime}. */
    long lastSuccess() {
        return lastSuccess.get();
    }

    long counted() {
        return counted.get();
    }

    private void vote(String token, Random random, long pauseMillis) {
        var voter = account(token);
        try {
            while (!stopping) {
                Thread.sleep(pauseMillis / 2 + random.nextLong(pauseMillis));
                if (!videos.isEmpty()) {
                    vote(token, voter, videos.get(random.nextInt(videos.size())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void vote(String token, String voter, String video) throws InterruptedException {
        var before = acknowledged.votes().get(voter + " " + video);
        boolean withdraw = before != null && before.cast();
        try {
            var answer = people.vote(token, video, withdraw);
            if (answer.status() == OK
                    || (answer.status() == REFUSED && answer.text("code").equals("already_voted"))) {
                acknowledged.voted(voter, video, !withdraw, true);
                lastSuccess.set(System.nanoTime());
                counted.incrementAndGet();
                return;
            }
        } catch (IOException e) {
            // the answer did not arrive
        }
        acknowledged.voted(voter, video, !withdraw, false);
    }

    private static String account(String token) {
        var payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]), StandardCharsets.UTF_8);
        return JSON.readTree(payload).path("sub").asString();
    }

    /** Returns when the last of them has its answer. */
    void stop() throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
    }
}
