package anb.site;

import anb.accounts.AccountErasure;
import anb.accounts.AccountId;
import anb.accounts.OwnAccount;
import anb.jobs.Jobs;
import anb.reports.Reports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody's going for good, with everything that is theirs. Cut off in the middle, it can be asked for again. */
@Component
class Departure {

    private final OwnAccount account;
    private final AccountErasure erasure;
    private final Belongings belongings;
    private final Reports reports;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Departure(
            OwnAccount account,
            AccountErasure erasure,
            Belongings belongings,
            Reports reports,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.account = account;
        this.erasure = erasure;
        this.belongings = belongings;
        this.reports = reports;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** @throws anb.problem.Problem the password is wrong, or nobody would be left to organise */
    void of(AccountId id, String password) {
        account.require(id, password);
        erasure.requirePossible(id);
        do {
            belongings.removeAllOf(id);
        } while (!left(id));
    }

    /** In the player's turn, after which nothing is entered for them; false when something was before it came. */
    private boolean left(AccountId id) {
        return transaction.execute(status -> {
            jobs.serialise(id.value());
            if (!belongings.noneOf(id)) {
                return false;
            }
            reports.forgetNotesOf(id);
            erasure.erase(id);
            return true;
        });
    }
}
