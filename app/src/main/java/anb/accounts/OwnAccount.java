package anb.accounts;

import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** What somebody does to their own account with their password. */
@Component
public class OwnAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final RateLimits limits;
    private final InstantSource clock;

    OwnAccount(Accounts accounts, Passwords passwords, PasswordRules rules, RateLimits limits, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Changes it, which ends every session.
     *
     * @throws Problem {@code bad_credentials}, {@code rate_limited}, or naming {@code password1} when it is not taken
     */
    public void changePassword(AccountId id, String present, String wished) {
        var fields = new Fields();
        fields.text("password1", wished).ifPresent(password -> rules.judge(fields, "password1", password));
        if (!fields.problems().isEmpty()) {
            throw Problem.invalid(fields.problems());
        }
        require(id, present);
        accounts.changePassword(id, passwords.hash(wished), clock.instant());
    }

    /** Passes who knows the password. @throws Problem {@code bad_credentials}, {@code rate_limited} */
    public void require(AccountId id, String password) {
        limits.check(Limit.LOGIN, id.value().toString());
        if (!passwords.matches(password, accounts.passwordHash(id).orElse(null))) {
            throw new Problem(ErrorCode.BAD_CREDENTIALS);
        }
    }
}
