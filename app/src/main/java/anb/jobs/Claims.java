package anb.jobs;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The transaction in which a job becomes this worker's. */
@Component
class Claims {

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Attempts attempts;
    private final Handlers handlers;
    private final Settlement settlement;

    Claims(
            TransactionTemplate transaction,
            Ledger ledger,
            Attempts attempts,
            Handlers handlers,
            Settlement settlement) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.attempts = attempts;
        this.handlers = handlers;
        this.settlement = settlement;
    }

    /** The fairest due job of a lane, leased to this worker; jobs that crashed once too often are buried on the way. */
    Optional<Job> next(Lane lane) {
        return transaction.execute(status -> {
            while (true) {
                var claim = ledger.claim(lane, handlers.kinds());
                if (claim.isEmpty() || taken(claim.get(), status)) {
                    return claim.map(Ledger.Claim::job);
                }
            }
        });
    }

    private boolean taken(Ledger.Claim claim, TransactionStatus status) {
        var crash = claim.crash();
        if (crash != null) {
            attempts.ended(crash.fence(), Ending.CRASHED, crash.reason(), null);
            log.warn("{} is taken over: {}", claim.job(), crash.reason());
            if (crash.last()) {
                isolated(status, () -> bury(claim.job(), crash.reason()));
                return false;
            }
        }
        return begin(claim.job(), status);
    }

    private void bury(Job claimed, String reason) {
        ledger.bury(claimed, reason);
        var job = claimed.withoutThisAttempt();
        handlers.of(job.kind()).died(job, reason);
        log.error("{} is dead: {}", job, reason);
    }

    private boolean begin(Job job, TransactionStatus status) {
        attempts.began(job);
        if (isolated(status, () -> handlers.of(job.kind()).claimed(job))) {
            return true;
        }
        isolated(status, () -> settlement.settle(job, new Outcome.Retry("could not be started", "")));
        return false;
    }

    /**
     * Runs a handler's part so that its failure undoes only itself: one bad job must not keep the lane from claiming.
     * If even ending it fails, its lease runs out like any other's.
     */
    private static boolean isolated(TransactionStatus status, Runnable part) {
        var savepoint = status.createSavepoint();
        try {
            part.run();
            return true;
        } catch (RuntimeException e) {
            log.error("a job handler failed inside a claim", e);
            status.rollbackToSavepoint(savepoint);
            return false;
        }
    }
}
