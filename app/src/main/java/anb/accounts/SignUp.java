package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes an account from a form. */
@Component
class SignUp {

    private final Accounts accounts;
    private final Cities cities;
    private final Passwords passwords;
    private final InstantSource clock;

    SignUp(Accounts accounts, Cities cities, Passwords passwords, InstantSource clock) {
        this.accounts = accounts;
        this.cities = cities;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The new account.
     *
     * @throws Problem {@code email_taken}, {@code too_busy_to_sign_in}
     */
    Account signUp(Applicant applicant, Role role) {
        if (accounts.exists(applicant.email())) { // spares the hashing; the unique index is what decides
            throw taken();
        }
        var hash = passwords.hash(applicant.password());
        var city = cities.canonical(applicant.city());
        return accounts.add(applicant, city, role, hash, clock.instant()).orElseThrow(SignUp::taken);
    }

    private static Problem taken() {
        return Problem.ofField(ErrorCode.EMAIL_TAKEN, "email");
    }
}
