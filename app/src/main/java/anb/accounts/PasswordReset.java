package anb.accounts;

import static java.util.stream.Collectors.joining;

import anb.audit.Actor;
import anb.audit.Audit;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back in for who lost their password: a new one that nobody chose, to be handed to them and changed by them. It ends
 * every session. Organisers make none for organisers' accounts, since one could act as another; an operator, who has the
 * database, makes one for anybody's.
 */
@Component
public class PasswordReset {

    /** None that is read as another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4, GROUP = 4;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Standings standings;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    PasswordReset(
            Accounts accounts,
            Passwords passwords,
            Standings standings,
            Audit audit,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.standings = standings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of an operator's wish. */
    public sealed interface Outcome {

        record Made(AccountId account, String password) implements Outcome {}

        /** Nobody has the e-mail, or no longer. */
        record NoAccount() implements Outcome {}

        /** Nobody would sign in with it. */
        record Suspended() implements Outcome {}
    }

    /**
     * Sets a new one at an organiser's wish; that it was done is in the audit, and the password nowhere.
     *
     * @return the password
     * @throws Problem {@code not_found}, {@code forbidden} for an organiser's account, {@code too_busy_to_sign_in}
     */
    public String of(Actor actor, AccountId organiser, AccountId id) {
        var password = generated();
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            if (!accounts.lockActiveAdmins().contains(organiser)) {
                throw new Problem(ErrorCode.FORBIDDEN);
            }
            // an erasure locks the admins first too, so who is found now is there until the end
            var account = accounts.find(id).orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND));
            if (account.role() == Role.ADMIN) {
                throw new Problem(ErrorCode.FORBIDDEN);
            }
            set(actor, id, hash);
        });
        standings.forget(id);
        return password;
    }

    /** The same at an operator's wish, whosever account it is. */
    public Outcome of(Actor actor, Email email) {
        var password = generated();
        var hash = passwords.hash(password);
        Outcome outcome = transaction.execute(status -> {
            var account = accounts.having(email).flatMap(accounts::lock).map(Account::id);
            if (account.isEmpty()) {
                return new Outcome.NoAccount();
            }
            if (account.flatMap(accounts::standing).filter(Standing::active).isEmpty()) {
                return new Outcome.Suspended();
            }
            set(actor, account.get(), hash);
            return new Outcome.Made(account.get(), password);
        });
        if (outcome instanceof Outcome.Made made) {
            standings.forget(made.account());
        }
        return outcome;
    }

    private void set(Actor actor, AccountId id, String hash) {
        accounts.changePassword(id, hash, clock.instant());
        audit.write(actor, "reset password of account " + id.value(), "reset");
    }

    private String generated() {
        return Stream.generate(this::group).limit(GROUPS).collect(joining("-"));
    }

    private String group() {
        return random.ints(GROUP, 0, LETTERS.length())
                .mapToObj(n -> LETTERS.substring(n, n + 1))
                .collect(joining());
    }
}
