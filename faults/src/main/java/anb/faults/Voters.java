package anb.faults;

import anb.faults.Remains.Retaken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * Votes and withdrawals without end, each remembered as acknowledged or in doubt. Every other voter never withdraws and asks
 * again instead, and the platform must say that it knows: what it lost shows at once, and in the end.
 */
final class Voters {

    private static final int OK = 200, REFUSED = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final People people;
    private final Acknowledged acknowledged;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> videos = new CopyOnWriteArrayList<>();
    private final AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    private final AtomicLong counted = new AtomicLong();
    private final List<Retaken> retaken = new CopyOnWriteArrayList<>();
    private volatile boolean hurrying;
    private volatile boolean careful;
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
            boolean faithful = n % 2 == 0;
            voters.threads.add(Thread.ofVirtual().start(() -> voters.vote(token, random, pauseMillis, faithful)));
        }
        return voters;
    }

    /** From now on this one is voted for too. */
    void add(String video) {
        if (!videos.contains(video)) {
            videos.add(video);
        }
    }

    /** Without pauses or with them again. */
    void hurry(boolean really) {
        hurrying = really;
    }

    /**
     * Whether what is in doubt is left alone: while somebody stands still, a vote sent to them may be taken after all, and
     * later than whatever is asked for next.
     */
    void careful(boolean really) {
        careful = really;
    }

    /** When a vote was last counted, by the clock of {@link System#nanoTime}. */
    long lastSuccess() {
        return lastSuccess.get();
    }

    long counted() {
        return counted.get();
    }

    /** Votes that had been acknowledged, and were taken once more as if they had never been. */
    List<Retaken> retaken() {
        return List.copyOf(retaken);
    }

    private void vote(String token, Random random, long pauseMillis, boolean faithful) {
        var voter = account(token);
        try {
            while (!stopping) {
                Thread.sleep(hurrying ? 1 : pauseMillis / 2 + random.nextLong(pauseMillis));
                if (!videos.isEmpty()) {
                    vote(token, voter, videos.get(random.nextInt(videos.size())), faithful);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void vote(String token, String voter, String video, boolean faithful) throws InterruptedException {
        var before = acknowledged.votes().get(voter + " " + video);
        if (careful && before != null && !before.certain()) {
            return;
        }
        boolean cast = before != null && before.cast();
        boolean withdraw = cast && !faithful;
        try {
            var answer = people.vote(token, video, withdraw);
            if (cast && faithful && Objects.requireNonNull(before).certain()) {
                if (answer.status() == OK) {
                    retaken.add(new Retaken(voter + " " + video, before.during()));
                }
                return; // known already: an answer that does not come puts nothing in doubt
            }
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
