package anb.ranking;

import anb.time.Repeat;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts scores anew a few times a second, after the tallies they are made of. Every node tries, one does it. A node
 * killed at it loses nothing: what is due stays on the list until the scores are written.
 */
@Component
public class ScoreKeeper {

    private static final Duration PAUSE = Duration.ofMillis(250), TIDY = Duration.ofMinutes(1);

    /** Few, so that each transaction is short. */
    private static final int AT_ONCE = 1_000;

    private final Scores scores;
    private final TransactionTemplate transaction;

    ScoreKeeper(Scores scores, TransactionTemplate transaction, Repeat repeat) {
        this.scores = scores;
        this.transaction = transaction;
        repeat.every(PAUSE, "counting scores", this::recount);
        repeat.every(TIDY, "forgetting earlier days", scores::forgetEarlierDays);
    }

    /** Counts what is due now. */
    public void recount() {
        transaction.executeWithoutResult(status -> {
            if (scores.takeTurn()) {
                scores.recount(AT_ONCE);
            }
        });
    }
}
