package anb.accounts;

import anb.problem.Problem;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds or makes the accounts of people who took part in an earlier system. Nobody knows the password of a new one: its hash
 * is of a secret that is not kept.
 */
@Component
public class Newcomers {

    private static final int SECRET_BYTES = 32;

    private final Accounts accounts;
    private final Cities cities;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final InstantSource clock;
    private final String secret;
    private @Nullable String hash;

    Newcomers(Accounts accounts, Cities cities, Passwords passwords, PasswordRules rules, InstantSource clock) {
        this.accounts = accounts;
        this.cities = cities;
        this.passwords = passwords;
        this.rules = rules;
        this.clock = clock;
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.secret = HexFormat.of().formatHex(bytes);
    }

    /**
     * The account that has the e-mail; empty when there is none.
     *
     * @throws Problem naming every field that signing up would refuse
     */
    public Optional<AccountId> find(Newcomer person) {
        return accounts.having(applicant(person).email());
    }

    /** The account that has the e-mail, left as it is, or a new one. @throws Problem as {@link #find} */
    public AccountId findOrMake(Newcomer person) {
        var applicant = applicant(person);
        return accounts.having(applicant.email())
                .or(() -> make(applicant))
                .or(() -> accounts.having(applicant.email())) // made by somebody else meanwhile
                .orElseThrow();
    }

    private Optional<AccountId> make(Applicant applicant) {
        return accounts.add(applicant, cities.canonical(applicant.city()), Role.PLAYER, hash(), clock.instant())
                .map(Account::id);
    }

    private Applicant applicant(Newcomer person) {
        return Applicant.of(
                new SignUpForm(
                        person.firstName(),
                        person.lastName(),
                        person.email(),
                        secret,
                        secret,
                        person.city(),
                        person.country()),
                rules);
    }

    /** One for all of this process: it tells nothing but that they have no password. */
    private synchronized String hash() {
        if (hash == null) {
            hash = passwords.hash(secret);
        }
        return hash;
    }
}
