package anb.voting;

import anb.time.Repeat;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds new vote events into tallies a few times a second. Every node tries; the cursor's row lock lets one through. A
 * node killed between a vote's commit and its fold loses nothing: the next fold takes it.
 */
@Component
public class TallyFolder {

    private static final Duration PAUSE = Duration.ofMillis(250), TIDY = Duration.ofMinutes(1);

    private final Tallies tallies;
    private final TransactionTemplate transaction;

    TallyFolder(Tallies tallies, TransactionTemplate transaction, Repeat repeat) {
        this.tallies = tallies;
        this.transaction = transaction;
        repeat.every(PAUSE, "folding votes", this::fold);
        repeat.every(TIDY, "dropping empty levels", tallies::dropEmptyLevels);
    }

    /** Folds what can be folded now; how many tallies changed. */
    public int fold() {
        Integer changed = transaction.execute(
                status -> tallies.takeCursor().map(tallies::fold).orElse(0));
        return changed == null ? 0 : changed;
    }
}
