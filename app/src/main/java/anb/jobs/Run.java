package anb.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One run of a job on this node: its lease, and the thread to interrupt when it must not go on. */
final class Run implements Lease {

    private static final Logger log = LoggerFactory.getLogger(Run.class);

    /**
     * A run may report as often as it likes; within a phase the row is written when the percent is another one, and at most
     * this often. Less than ffmpeg's pause between two reports, so that none of those is left out.
     */
    private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private enum Right {
        HELD,
        LOST,
        DRAINING
    }

    private final Job job;
    private final Ledger ledger;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Right right = Right.HELD;
    private @Nullable Thread thread;
    private String phase = "";
    private int percent;
    private long reported;

    Run(Job job, Ledger ledger) {
        this.job = job;
        this.ledger = ledger;
    }

    Job job() {
        return job;
    }

    @Override
    public boolean held() {
        return right == Right.HELD;
    }

    boolean lost() {
        return right == Right.LOST;
    }

    boolean draining() {
        return right == Right.DRAINING;
    }

    @Override
    public void report(String phase, int percent) {
        var now = System.nanoTime();
        if (!held() || (phase.equals(this.phase) && (percent == this.percent || now - reported < REPORT_NANOS))) {
            return;
        }
        this.phase = phase;
        this.percent = percent;
        reported = now;
        if (!told(phase, percent)) {
            lose();
        }
    }

    /** What PostgreSQL cannot be told while it is away nobody misses; whether the job is still ours settling decides. */
    private boolean told(String phase, int percent) {
        try {
            return ledger.report(job, phase, percent);
        } catch (DataAccessException away) {
            log.debug("{} could not report {}: {}", job, phase, away.toString());
            return true;
        }
    }

    /** The handler is about to start on the calling thread; from here to {@link #leave} it may be interrupted. */
    synchronized void enter() {
        thread = Thread.currentThread();
        if (!held()) {
            thread.interrupt();
        }
    }

    /** The handler is done; settling must not be interrupted. */
    synchronized void leave() {
        thread = null;
        Thread.interrupted();
    }

    void lose() {
        stop(Right.LOST);
    }

    void drain() {
        stop(Right.DRAINING);
    }

    private synchronized void stop(Right why) {
        if (right != Right.LOST) {
            right = why;
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    void over() {
        over.countDown();
    }

    /** False when the run is still not over after that time. */
    boolean awaitOver(Duration longest) throws InterruptedException {
        return over.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
