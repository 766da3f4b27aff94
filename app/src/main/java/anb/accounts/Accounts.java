package anb.accounts;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account table and every statement on it. */
@Repository
class Accounts {

    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
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
}
