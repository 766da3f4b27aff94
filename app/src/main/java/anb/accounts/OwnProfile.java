package anb.accounts;

import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody tells of themselves, and changes. It follows into lists and ranking by triggers, in the same transaction. */
@Component
public class OwnProfile {

    private final Accounts accounts;
    private final Cities cities;
    private final RateLimits limits;
    private final TransactionTemplate transaction;

    OwnProfile(Accounts accounts, Cities cities, RateLimits limits, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.cities = cities;
        this.limits = limits;
        this.transaction = transaction;
    }

    /**
     * Changes what was sent. Who moves to another city moves in the ranking too.
     *
     * @return the account as it is now
     * @throws Problem naming every field that is wrong; {@code rate_limited}: a move holds up the counting of votes
     */
    public Account change(AccountId id, ProfileForm form) {
        var profile = Profile.of(form);
        limits.check(Limit.PROFILE, id.value().toString());
        var city = another(id, profile.city());
        return transaction.execute(status -> {
            var present = accounts.lock(id).orElseThrow(() -> new Problem(ErrorCode.UNAUTHORIZED));
            var changed = profile.of(present, city);
            accounts.change(changed, city);
            return changed;
        });
    }

    /** A form sends the city that is there already as it is written, from which its key need not follow. */
    private @Nullable City another(AccountId id, @Nullable City wished) {
        return wished == null
                        || accounts.find(id)
                                .filter(present -> present.city().equals(wished.name()))
                                .isPresent()
                ? null
                : cities.canonical(wished);
    }
}
