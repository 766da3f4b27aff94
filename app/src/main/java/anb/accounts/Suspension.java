package anb.accounts;

import anb.audit.Actor;
import anb.audit.Audit;
import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The organiser's say over who takes part. Whoever is suspended cannot sign in, their tokens stop on every node, and a trigger
 * takes their videos from the public in the same transaction and gives them back; votes they cast stay counted.
 */
@Component
public class Suspension {

    private static final int LONGEST = 500;

    private final Accounts accounts;
    private final Standings standings;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Suspension(
            Accounts accounts, Standings standings, Audit audit, TransactionTemplate transaction, InstantSource clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Suspends somebody; nothing changes where that is so already. There is always an admin left: nobody suspends themselves,
     * and of two who suspend each other at once the second is an admin no more.
     *
     * @param reason also told to whoever signs in
     * @throws Problem {@code not_found}, {@code own_account}, or no reason given
     */
    public void suspend(Actor actor, AccountId organiser, AccountId id, @Nullable String reason) {
        var why = Bounds.check("reason", reason, LONGEST);
        if (why == null) {
            throw Problem.invalid(List.of(new FieldProblem("reason", "required")));
        }
        transaction.executeWithoutResult(status -> {
            if (!accounts.lockActiveAdmins().contains(organiser)) {
                throw new Problem(ErrorCode.FORBIDDEN);
            }
            require(id);
            if (organiser.equals(id)) {
                throw new Problem(ErrorCode.OWN_ACCOUNT);
            }
            var suspended = accounts.suspend(id, why.strip(), clock.instant());
            audit.write(actor, "suspend account " + id.value(), suspended ? "suspended" : "was already");
        });
        standings.forget(id);
    }

    /** Lets somebody in again, with a new sign-in; nothing changes for who is not suspended. @throws Problem {@code not_found} */
    public void lift(Actor actor, AccountId id) {
        transaction.executeWithoutResult(status -> {
            require(id);
            var lifted = accounts.lift(id);
            audit.write(actor, "lift suspension of account " + id.value(), lifted ? "lifted" : "was none");
        });
        standings.forget(id);
    }

    private void require(AccountId id) {
        if (accounts.find(id).isEmpty()) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
    }
}
