package anb.jobs;

import anb.jobs.delivery.Wakeups;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The transaction in which a run ends: the guarded update first, then its effect, or neither. */
@Component
class Settlement {

    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Attempts attempts;
    private final Handlers handlers;
    private final Wakeups wakeups;

    Settlement(TransactionTemplate transaction, Ledger ledger, Attempts attempts, Handlers handlers, Wakeups wakeups) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.attempts = attempts;
        this.handlers = handlers;
        this.wakeups = wakeups;
    }

    /**
     * @return how the run ended; {@link Ending#LOST} when it no longer held its job, and then nothing was written
     * @throws RuntimeException what the effect threw; everything is rolled back
     */
    Ending settle(Job job, Outcome outcome) {
        return transaction.execute(status -> switch (outcome) {
            case Outcome.Done done ->
                ledger.done(job) ? close(job, Ending.DONE, null, null, done.effect()) : Ending.LOST;
            case Outcome.GiveUp end ->
                ledger.gaveUp(job, end.reason())
                        ? close(job, Ending.GAVE_UP, end.reason(), end.logTail(), end.effect())
                        : Ending.LOST;
            case Outcome.Retry retry -> retry(job, retry.reason(), retry.logTail());
        });
    }

    private Ending retry(Job job, String reason, String logTail) {
        var ending = ledger.retry(job, reason);
        return switch (ending) {
            case RETRY -> close(job, ending, reason, logTail, () -> {});
            case DEAD ->
                close(
                        job,
                        ending,
                        reason,
                        logTail,
                        () -> handlers.of(job.kind()).died(job, reason));
            default -> Ending.LOST;
        };
    }

    private Ending close(Job job, Ending ending, @Nullable String reason, @Nullable String logTail, Runnable effect) {
        attempts.ended(job.fence(), ending, reason, logTail);
        effect.run();
        return ending;
    }

    /** Gives the job to whoever asks next, because this node stops. */
    Ending handBack(Job job) {
        return transaction.execute(status -> {
            if (!ledger.handBack(job)) {
                return Ending.LOST;
            }
            wakeups.announceAfterCommit(
                    job.kind().lane().text(), job.id().value().toString());
            return close(job, Ending.HANDED_BACK, "the worker was stopped", null, () -> {});
        });
    }
}
