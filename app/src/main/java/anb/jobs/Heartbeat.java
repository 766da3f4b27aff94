package anb.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps the leases of this node's runs, all in one statement, and stops the runs that lost theirs. */
@Component
class Heartbeat implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Runs runs;
    private final Ledger ledger;
    private final JobsSettings settings;
    private volatile @Nullable Thread thread;
    private volatile long lastBeat = System.nanoTime();

    Heartbeat(Runs runs, Ledger ledger, JobsSettings settings) {
        this.runs = runs;
        this.ledger = ledger;
        this.settings = settings;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("anb.jobs.heartbeat.age", () -> (System.nanoTime() - lastBeat) / 1e9)
                .description("seconds since this node last kept its leases, or had none to keep")
                .register(meters);
    }

    /** On a platform thread: encodes must not be able to starve it. */
    @Override
    public void start() {
        // Known before it runs: a thread quicker than its own assignment would see somebody else's beat and end.
        var beating = Thread.ofPlatform().name("jobs-heartbeat").daemon().unstarted(this::beatUntilStopped);
        thread = beating;
        beating.start();
    }

    @Override
    public void stop() {
        var beating = thread;
        thread = null;
        LockSupport.unpark(beating);
    }

    @Override
    public boolean isRunning() {
        var beating = thread;
        return beating != null && beating.isAlive();
    }

    /** Before the worker starts and until it has drained. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    private void beatUntilStopped() {
        while (thread == Thread.currentThread()) {
            LockSupport.parkNanos(settings.heartbeat().toNanos());
            try {
                beat();
            } catch (DataAccessException | TransactionException e) {
                // Nobody can take the jobs over either: the runs go on, and settling decides.
                log.warn("leases could not be renewed: {}", e.toString());
            } catch (RuntimeException e) { // whatever it was: without a heartbeat every run would be lost
                log.error("leases could not be renewed", e);
            }
        }
    }

    void beat() {
        var live = runs.live();
        if (live.isEmpty()) {
            lastBeat = System.nanoTime();
            return;
        }
        var held = ledger.renew(live.stream().map(Run::job).toList());
        for (var run : live) {
            if (!held.contains(run.job().fence())) {
                run.lose();
            }
        }
        lastBeat = System.nanoTime();
    }
}
