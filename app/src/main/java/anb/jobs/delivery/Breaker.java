package anb.jobs.delivery;

import java.time.Duration;

/** After a failure, spares everyone the next attempts for a while; twice as long after each that fails again. */
final class Breaker {

    private final Duration first;
    private final Duration longest;
    private Duration pause;
    private long openSince;
    private boolean open;

    Breaker(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.pause = first;
    }

    /** False while it is too early to try again. */
    synchronized boolean allows() {
        return !open || System.nanoTime() - openSince >= pause.toNanos();
    }

    /** Opens. True when this is news: it worked the last time. */
    synchronized boolean failed() {
        var news = !open;
        var doubled = pause.multipliedBy(2);
        pause = news ? first : doubled.compareTo(longest) < 0 ? doubled : longest;
        openSince = System.nanoTime();
        open = true;
        return news;
    }

    /** True from a failure until it works again. */
    synchronized boolean open() {
        return open;
    }

    /** Closes. */
    synchronized void worked() {
        open = false;
    }
}
