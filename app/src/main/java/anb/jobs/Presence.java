package anb.jobs;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says every ten seconds that this node works, for those who look. On a thread of its own: leases must not wait for it,
 * nor a stop for long. A web node says nothing.
 */
@Component
class Presence implements SmartLifecycle {

    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Workers workers;
    private final JobIntake intake;
    private final JobsSettings settings;
    private final long began = System.nanoTime();
    private volatile @Nullable Thread thread;

    Presence(Workers workers, JobIntake intake, JobsSettings settings) {
        this.workers = workers;
        this.intake = intake;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.webOnly()) {
            var own = Thread.ofPlatform().name("jobs-presence").daemon().unstarted(this::untilStopped);
            thread = own;
            own.start();
        }
    }

    /** Waits for the row to go, but not for a database that is away: then it is silent, as if killed. */
    @Override
    public void stop() {
        var own = thread;
        thread = null;
        if (own != null) {
            LockSupport.unpark(own);
            try {
                own.join(FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Until the worker has drained. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    private void untilStopped() {
        while (thread == Thread.currentThread()) {
            tell();
            LockSupport.parkNanos(EVERY.toNanos());
        }
        attempt(workers::gone);
    }

    void tell() {
        attempt(() -> workers.seen(!intake.open(), Duration.ofNanos(System.nanoTime() - began)));
    }

    private static void attempt(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException e) { // whatever it was: nothing depends on it, and the next may succeed
            log.warn("this worker's presence could not be told: {}", e.toString());
        }
    }
}
