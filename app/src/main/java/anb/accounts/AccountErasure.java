package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Overwrites whatever identifies a person who wants to be forgotten. Votes they cast stay counted, under a number that is
 * nobody's name any more.
 */
@Component
public class AccountErasure {

    private final Accounts accounts;
    private final Consents consents;
    private final InstantSource clock;

    AccountErasure(Accounts accounts, Consents consents, InstantSource clock) {
        this.accounts = accounts;
        this.consents = consents;
        this.clock = clock;
    }

    /** Judges before anything is done. @throws Problem {@code last_admin}: there is always one */
    public void requirePossible(AccountId id) {
        if (accounts.lockActiveAdmins().equals(List.of(id))) {
            throw new Problem(ErrorCode.LAST_ADMIN);
        }
    }

    /** Erases in the caller's transaction; nobody signs in with it again. @throws Problem {@code last_admin} */
    public void erase(AccountId id) {
        requirePossible(id);
        accounts.erase(id, clock.instant());
        consents.forget(id);
    }
}
