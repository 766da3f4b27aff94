package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account table and every statement that changes it. */
@Repository
public class Accounts {

    private final JdbcClient db;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Accounts(JdbcClient db) {
        this.db = db;
    }

    /** Empty when the e-mail is taken: the unique index decides, also between nodes. */
    Optional<Account> add(Applicant person, City city, Role role, String passwordHash, Instant now) {
        var account = new Account(
                new AccountId(ids.generate()),
                person.email().written(),
                person.firstName(),
                person.lastName(),
                city.name(),
                person.country(),
                role);
        try {
            insert(account, person.email().key(), city.key(), passwordHash, now);
            return Optional.of(account);
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private void insert(Account account, String emailKey, String cityKey, String passwordHash, Instant now) {
        db.sql("""
                        insert into account (id, email, email_key, first_name, last_name, name_key, city, city_key,
                                             country, role, password_hash, tokens_valid_from)
                        values (:id, :email, :emailKey, :firstName, :lastName, :nameKey, :city, :cityKey,
                                :country, :role, :passwordHash, :now)
                        """)
                .param("id", account.id().value())
                .param("email", account.email())
                .param("emailKey", emailKey)
                .param("firstName", account.firstName())
                .param("lastName", account.lastName())
                .param("nameKey", Plain.of(account.username()))
                .param("city", account.city())
                .param("cityKey", cityKey)
                .param("country", account.country())
                .param("role", account.role().text())
                .param("passwordHash", passwordHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Somebody who is not erased. */
    public Optional<Account> find(AccountId id) {
        return find(id, "");
    }

    /** The same. @throws Problem {@code unauthorized}: a token may outlive its account by a moment */
    public Account require(AccountId id) {
        return find(id).orElseThrow(() -> new Problem(ErrorCode.UNAUTHORIZED));
    }

    /** The same, whom nobody else changes until the transaction ends. */
    Optional<Account> lock(AccountId id) {
        return find(id, "for no key update");
    }

    private Optional<Account> find(AccountId id, String lock) {
        return db.sql("""
                        select id, email, first_name, last_name, city, country, role from account
                        where id = :id and erased_at is null
                        """ + lock)
                .param("id", id.value())
                .query((row, index) -> new Account(
                        id,
                        row.getString("email"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("city"),
                        row.getString("country"),
                        Role.of(row.getString("role"))))
                .optional();
    }

    boolean exists(Email email) {
        return db.sql("select exists (select from account where email_key = :key)")
                .param("key", email.key())
                .query(Boolean.class)
                .single();
    }

    /** Whoever has this e-mail, whether they may sign in or not. */
    Optional<AccountId> having(Email email) {
        return db.sql("select id from account where email_key = :key")
                .param("key", email.key())
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    boolean anyAdmin() {
        return db.sql("select exists (select from account where role = 'admin' and erased_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** What signing in needs; empty when nobody has this e-mail. */
    Optional<Credentials> credentials(Email email) {
        return db.sql("""
                        select id, role, password_hash,
                               case when suspended_at is not null then coalesce(suspended_reason, '') end as suspended
                        from account
                        where email_key = :key and erased_at is null
                        """)
                .param("key", email.key())
                .query((row, index) -> new Credentials(
                        new AccountId(row.getObject("id", UUID.class)),
                        Role.of(row.getString("role")),
                        row.getString("password_hash"),
                        row.getString("suspended")))
                .optional();
    }

    Optional<Standing> standing(AccountId account) {
        return db.sql("""
                        select role, suspended_at is null and erased_at is null as active, tokens_valid_from
                        from account where id = :id
                        """)
                .param("id", account.value())
                .query((row, index) -> new Standing(
                        Role.of(row.getString("role")),
                        row.getBoolean("active"),
                        row.getObject("tokens_valid_from", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Admins who may act. None of them is suspended or let in again until the transaction ends. */
    List<AccountId> lockActiveAdmins() {
        return db.sql("""
                        select id from account
                        where role = 'admin' and suspended_at is null and erased_at is null
                        order by id for no key update
                        """).query(UUID.class).list().stream().map(AccountId::new).toList();
    }

    /** Ends every session too; false when it is suspended already. */
    boolean suspend(AccountId id, String reason, Instant now) {
        return db.sql("""
                        update account set suspended_at = :now, suspended_reason = :reason, tokens_valid_from = :now
                        where id = :id and suspended_at is null
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("reason", reason)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** False when it is not suspended. */
    boolean lift(AccountId id) {
        return db.sql("""
                        update account set suspended_at = null, suspended_reason = null
                        where id = :id and suspended_at is not null
                        """).param("id", id.value()).update() == 1;
    }

    Optional<String> passwordHash(AccountId id) {
        return db.sql("select password_hash from account where id = :id and erased_at is null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Nothing changes for who was erased meanwhile: hashing takes its time. */
    void changePassword(AccountId id, String passwordHash, Instant now) {
        db.sql("""
                        update account set password_hash = :passwordHash, tokens_valid_from = :now
                        where id = :id and erased_at is null
                        """)
                .param("passwordHash", passwordHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** Changes name and country, and the city where one is given, which must be known. */
    void change(Account account, @Nullable City city) {
        db.sql("""
                        update account
                        set first_name = :firstName, last_name = :lastName, name_key = :nameKey, country = :country,
                            city = coalesce(:city, city), city_key = coalesce(:cityKey, city_key)
                        where id = :id
                        """)
                .param("firstName", account.firstName())
                .param("lastName", account.lastName())
                .param("nameKey", Plain.of(account.username()))
                .param("country", account.country())
                .param("city", city == null ? null : city.name())
                .param("cityKey", city == null ? null : city.key())
                .param("id", account.id().value())
                .update();
    }

    void erase(AccountId id, Instant now) {
        db.sql("""
                        update account
                        set email = id || '@erased.invalid', email_key = id || '@erased.invalid', first_name = '–',
                            last_name = '–', name_key = '–', country = '–', password_hash = null,
                            suspended_reason = null, tokens_valid_from = :now, erased_at = :now
                        where id = :id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /**
     * What signing in needs.
     *
     * @param suspended why they may not sign in, perhaps in no words; null for who may
     */
    record Credentials(
            AccountId account,
            Role role,
            String passwordHash,
            @Nullable String suspended) {}
}
