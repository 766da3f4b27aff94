package anb.tickets;

import anb.accounts.AccountId;
import anb.jobs.Jobs;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction in which nothing else is opened or entered for the same player: what it counts stays true until it ends. */
@Component
class OwnersTurn {

    private final Jobs jobs;
    private final TransactionTemplate transaction;

    OwnersTurn(Jobs jobs, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Runs the work; anything it throws undoes it. */
    <T> T of(AccountId player, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jobs.serialise(player.value());
            return work.get();
        }));
    }
}
