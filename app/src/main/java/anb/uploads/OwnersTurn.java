package anb.uploads;

import anb.accounts.AccountId;
import anb.accounts.Accounts;
import anb.jobs.Jobs;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction in which nothing else is opened or entered for the same player: what it counts stays true until it
 * ends. One within another of the same player is a part of it.
 */
@Component
public class OwnersTurn {

    private final Jobs jobs;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    OwnersTurn(Jobs jobs, Accounts accounts, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** Runs the work; anything it throws undoes it. @throws anb.problem.Problem the player is gone for good */
    public <T> T of(AccountId player, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jobs.serialise(player.value());
            accounts.require(player);
            return work.get();
        }));
    }
}
