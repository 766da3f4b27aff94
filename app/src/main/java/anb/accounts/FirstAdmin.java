package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.problem.UnusableSetting;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes the first admin from the settings, while there is none. An account that has the e-mail already is left alone:
 * whoever signed up with it need not be who wrote the settings.
 */
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final AccountsSettings settings;
    private final Accounts accounts;
    private final SignUp signUp;
    private final PasswordRules rules;

    FirstAdmin(AccountsSettings settings, Accounts accounts, SignUp signUp, PasswordRules rules) {
        this.settings = settings;
        this.accounts = accounts;
        this.signUp = signUp;
        this.rules = rules;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var email = settings.adminEmail();
        var password = settings.adminPassword();
        if (email != null && password != null && !email.isBlank() && !accounts.anyAdmin()) {
            make(new SignUpForm("Admin", "ANB", email, password, password, "Bogotá", "Colombia"));
        }
    }

    private void make(SignUpForm form) {
        try {
            var admin = signUp.signUp(Applicant.of(form, rules), Role.ADMIN, List.of());
            log.info("made the first admin, account {}", admin.id().value());
        } catch (Problem refused) {
            report(refused);
        }
    }

    /** A node that starts at the same time may have been first; anything else is a mistake in the settings. */
    private void report(Problem refused) {
        if (refused.code() == ErrorCode.INVALID_REQUEST) {
            throw new UnusableSetting(
                    "anb.accounts.admin-email must be an e-mail address and anb.accounts.admin-password a password of 8 to"
                            + " 128 characters that is not one of the most used.",
                    refused);
        }
        if (!accounts.anyAdmin()) {
            log.warn("there is no admin: the account of anb.accounts.admin-email exists already and is a player's");
        }
    }
}
