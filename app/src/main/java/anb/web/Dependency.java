package anb.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something this node needs, and whether it answered lately. */
class Dependency {

    /** Longer than two rounds of asking: one slow answer is not an outage. */
    private static final Duration LATELY = Duration.ofSeconds(12);

    private final String name;
    private final Callable<Boolean> question;
    private final InstantSource clock;
    private volatile @Nullable Instant lastGood;
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);

    Dependency(String name, Callable<Boolean> question, InstantSource clock) {
        this.name = name;
        this.question = question;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    boolean up() {
        var good = lastGood;
        return good != null && good.plus(LATELY).isAfter(clock.instant());
    }

    /** Asks once more, without waiting; not while an earlier question is unanswered. */
    synchronized void ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.runAsync(this::answer, Thread::startVirtualThread);
        }
    }

    private void answer() {
        try {
            lastGood = Boolean.TRUE.equals(question.call()) ? clock.instant() : null;
        } catch (Exception e) { // any failure means it is away
            lastGood = null;
        }
    }
}
