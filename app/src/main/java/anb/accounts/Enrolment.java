package anb.accounts;

import anb.limits.Limit;
import anb.limits.Network;
import anb.limits.RateLimits;
import org.springframework.stereotype.Component;

/** Signing up, by whatever form. */
@Component
public class Enrolment {

    private final SignUp signUp;
    private final PasswordRules rules;
    private final RateLimits limits;

    Enrolment(SignUp signUp, PasswordRules rules, RateLimits limits) {
        this.signUp = signUp;
        this.rules = rules;
        this.limits = limits;
    }

    /**
     * Makes a player's account.
     *
     * @param address where the form came from
     * @param agreement what they agree to by sending it
     * @throws anb.problem.Problem naming every field that is wrong; {@code email_taken}, {@code rate_limited},
     *     {@code too_busy_to_sign_in}
     */
    public Account enrol(SignUpForm form, String address, Agreement agreement) {
        limits.check(Limit.SIGNUP_ADDRESS, Network.of(address));
        var applicant = Applicant.of(form, agreement.guardian(), rules);
        return signUp.signUp(applicant, Role.PLAYER, agreement.terms());
    }
}
