package anb.jobs.delivery;

import java.time.Duration;

/** After a failure, spares everyone the next attempts for a while. */
final class Breaker {

    private final long pauseNanos;
    private volatile long openUntil;
    private volatile boolean open;

    Breaker(Duration pause) {
        pauseNanos = pause.toNanos();
    }

    /** False while it is too early to try again. */
    boolean allows() {
        return !open || System.nanoTime() - openUntil >= 0;
    }

    /** Opens. True when this is news: it worked the last time. */
    boolean failed() {
        var news = !open;
        openUntil = System.nanoTime() + pauseNanos;
        open = true;
        return news;
    }

    void worked() {
        open = false;
    }
}
