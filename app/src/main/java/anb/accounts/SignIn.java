package anb.accounts;

import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import org.springframework.stereotype.Component;

/** Exchanges e-mail and password for a token; tells nobody, by words or by time, which of the two was wrong. */
@Component
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final RateLimits limits;

    SignIn(Accounts accounts, Passwords passwords, Tokens tokens, RateLimits limits) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.limits = limits;
    }

    /**
     * A token.
     *
     * @param emailText as sent; what cannot be an address is nobody's
     * @throws Problem {@code bad_credentials}; {@code account_suspended}, to who knows the password alone; {@code rate_limited}
     */
    String signIn(String emailText, String password, String address) {
        var email = Email.of(emailText);
        limits.check(Limit.LOGIN_ADDRESS, address);
        limits.check(Limit.LOGIN, email.map(Email::key).orElse(emailText));
        var found = email.flatMap(accounts::credentials);
        var hash = found.map(Accounts.Credentials::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            throw new Problem(ErrorCode.BAD_CREDENTIALS);
        }
        var known = found.orElseThrow(() -> new Problem(ErrorCode.BAD_CREDENTIALS));
        var suspended = known.suspended();
        if (suspended != null) {
            throw new Problem(ErrorCode.ACCOUNT_SUSPENDED, suspended);
        }
        return tokens.issue(known.account(), known.role());
    }
}
