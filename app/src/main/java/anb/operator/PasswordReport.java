package anb.operator;

import anb.accounts.Email;
import anb.accounts.PasswordReset;
import anb.accounts.PasswordReset.Outcome;
import anb.audit.Actor;
import org.springframework.stereotype.Component;

/** A new password, or why there is none. */
@Component
class PasswordReport {

    private final PasswordReset reset;

    PasswordReport(PasswordReset reset) {
        this.reset = reset;
    }

    Report renew(Actor actor, Email owner) {
        return switch (reset.of(actor, owner)) {
            case Outcome.Made made ->
                new Report(
                        """
                    %s
                    This is the new password of %s (account %s), shown this once.
                    The one before no longer works, and every session ends within two seconds. Its owner signs in with it and
                    changes it on the account's page, /account.
                    """.formatted(
                                made.password(), owner.written(), made.account().value()),
                        0);
            case Outcome.NoAccount _ -> Report.refusal("""
                    Nobody has an account with %s, or no longer; nothing was changed. The desk, /organiser/accounts, finds
                    people by name; organisers are found in psql: select email from account where role = 'admin';
                    """.formatted(owner.written()));
            case Outcome.Suspended _ -> Report.refusal("""
                    The account of %s is suspended, and nobody signs in with it whatever its password; nothing was changed.
                    Lift the suspension first, on the desk, /organiser/accounts, or in psql as the manual says.
                    """.formatted(owner.written()));
        };
    }
}
