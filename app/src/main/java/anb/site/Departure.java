package anb.site;

import anb.accounts.AccountErasure;
import anb.accounts.AccountId;
import anb.accounts.OwnAccount;
import anb.reports.Reports;
import anb.uploads.OwnersTurn;
import org.springframework.stereotype.Component;

/** Somebody's going for good, with everything that is theirs. Cut off in the middle, it can be asked for again. */
@Component
class Departure {

    private final OwnAccount account;
    private final AccountErasure erasure;
    private final Belongings belongings;
    private final Reports reports;
    private final OwnersTurn turn;

    Departure(OwnAccount account, AccountErasure erasure, Belongings belongings, Reports reports, OwnersTurn turn) {
        this.account = account;
        this.erasure = erasure;
        this.belongings = belongings;
        this.reports = reports;
        this.turn = turn;
    }

    /** @throws anb.problem.Problem the password is wrong, nobody would be left to organise, or they are gone already */
    void of(AccountId id, String password) {
        account.require(id, password);
        erasure.requirePossible(id);
        do {
            belongings.removeAllOf(id);
        } while (!left(id));
    }

    /** After the player's turn nothing is entered for them; false when something was before it came. */
    private boolean left(AccountId id) {
        return turn.of(id, () -> {
            if (!belongings.noneOf(id)) {
                return false;
            }
            reports.forgetNotesOf(id);
            erasure.erase(id);
            return true;
        });
    }
}
