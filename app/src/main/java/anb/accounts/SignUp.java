package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes an account from a form. */
@Component
class SignUp {

    private final Accounts accounts;
    private final Consents consents;
    private final Cities cities;
    private final Passwords passwords;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    SignUp(
            Accounts accounts,
            Consents consents,
            Cities cities,
            Passwords passwords,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.consents = consents;
        this.cities = cities;
        this.passwords = passwords;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * The new account, written down together with what its owner, and a minor's guardian, agree to.
     *
     * @throws Problem {@code email_taken}, {@code too_busy_to_sign_in}
     */
    Account signUp(Applicant applicant, Role role, List<Terms> agreed) {
        if (accounts.exists(applicant.email())) { // spares the hashing; the unique index is what decides
            throw taken();
        }
        var hash = passwords.hash(applicant.password());
        var city = cities.canonical(applicant.city());
        var now = clock.instant();
        return transaction.execute(status -> {
            var account = accounts.add(applicant, city, role, hash, now).orElseThrow(SignUp::taken);
            for (var terms : agreed) {
                consents.add(new Consent(account.id(), terms.document(), terms.version(), now, applicant.guardian()));
            }
            return account;
        });
    }

    private static Problem taken() {
        return Problem.ofField(ErrorCode.EMAIL_TAKEN, "email");
    }
}
