package anb.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** What runs on this node now. */
@Component
class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    /** How often, a second apart, a result is offered to a database that is away: a failover must not waste an encode. */
    private static final int SETTLE_TRIES = 60;

    private final Map<Long, Run> live = new ConcurrentHashMap<>();
    private final Handlers handlers;
    private final Ledger ledger;
    private final Settlement settlement;
    private final JobMetrics metrics;
    private final RunTrail trail;

    Runs(Handlers handlers, Ledger ledger, Settlement settlement, JobMetrics metrics, RunTrail trail) {
        this.handlers = handlers;
        this.ledger = ledger;
        this.settlement = settlement;
        this.metrics = metrics;
        this.trail = trail;
    }

    /** Those whose leases want renewing. */
    Collection<Run> live() {
        return List.copyOf(live.values());
    }

    /**
     * Runs a claimed job on a thread of its own.
     *
     * @param prompt what made this worker ask, for the metrics
     */
    void start(Job job, String prompt, Runnable whenOver) {
        metrics.claimed(job.kind().lane(), prompt);
        var run = register(job);
        Thread.ofVirtual().name("job-" + job.kind().name() + "-" + job.fence()).start(() -> {
            try {
                follow(run);
            } finally {
                whenOver.run();
            }
        });
    }

    /** Runs a claimed job on the calling thread, from its handler to its settlement. */
    Ending run(Job job) {
        return follow(register(job));
    }

    /** From here on its lease is renewed and a drain waits for it. */
    private Run register(Job job) {
        var run = new Run(job, ledger);
        live.put(job.fence(), run);
        return run;
    }

    private Ending follow(Run run) {
        return trail.follow(run.job(), () -> execute(run));
    }

    private Ending execute(Run run) {
        var job = run.job();
        var started = System.nanoTime();
        try {
            log.info("{} started, subject {}", job, job.subject());
            var outcome = work(run);
            var ending = end(run, outcome);
            var took = Duration.ofNanos(System.nanoTime() - started);
            metrics.ended(job, ending, took);
            log.info("{} ended {} after {} ms{}", job, ending.text(), took.toMillis(), reason(outcome));
            return ending;
        } finally {
            live.remove(job.fence());
            run.over();
        }
    }

    /**
     * Interrupts every run; those that do not finish or hand their jobs back within {@code grace} have them handed back
     * over their heads, and can settle nothing any more.
     */
    void drain(Duration grace) throws InterruptedException {
        var deadline = System.nanoTime() + grace.toNanos();
        var all = live();
        all.forEach(Run::drain);
        for (var run : all) {
            if (!run.awaitOver(Duration.ofNanos(deadline - System.nanoTime()))) {
                log.warn("{} did not stop when interrupted", run.job());
                run.lose();
                settlement.handBack(run.job());
            }
        }
    }

    private Outcome work(Run run) {
        run.enter();
        try {
            return handlers.of(run.job().kind()).run(run.job(), run);
        } catch (Throwable thrown) { // an Error must not leave the job to its lease either
            return Outcome.Retry.because(thrown);
        } finally {
            run.leave();
        }
    }

    private Ending end(Run run, Outcome outcome) {
        if (run.lost()) {
            return Ending.LOST;
        }
        // What an interrupted run says went wrong is the interruption.
        if (run.draining() && !(outcome instanceof Outcome.Done)) {
            return settlement.handBack(run.job());
        }
        return settle(run.job(), outcome);
    }

    private Ending settle(Job job, Outcome outcome) {
        for (int tries = 1; tries <= SETTLE_TRIES; tries++) {
            try {
                return settlement.settle(job, outcome);
            } catch (RuntimeException e) {
                if (!databaseAway(e)) {
                    log.error("{} could not be settled", job, e);
                    return outcome instanceof Outcome.Retry ? Ending.LOST : settle(job, Outcome.Retry.because(e));
                }
                log.warn("{} could not be settled yet: {}", job, e.toString());
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
        return Ending.LOST; // its lease runs out and another worker takes over
    }

    private static boolean databaseAway(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof CannotCreateTransactionException;
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "";
            case Outcome.Retry retry -> ": " + retry.reason();
            case Outcome.GiveUp giveUp -> ": " + giveUp.reason();
        };
    }
}
