package anb.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The consent table and every statement on it. Who agreed to a version once has agreed: the first time stands. */
@Repository
public class Consents {

    private final JdbcClient db;

    Consents(JdbcClient db) {
        this.db = db;
    }

    void add(Consent consent) {
        var guardian = consent.guardian();
        db.sql("""
                        insert into consent (account, document, version, accepted_at, guardian_name, guardian_email)
                        values (:account, :document, :version, :at, :guardianName, :guardianEmail)
                        on conflict do nothing
                        """)
                .param("account", consent.account().value())
                .param("document", consent.document())
                .param("version", consent.version())
                .param("at", consent.at().atOffset(ZoneOffset.UTC))
                .param("guardianName", guardian == null ? null : guardian.name())
                .param("guardianEmail", guardian == null ? null : guardian.email())
                .update();
    }

    /** Forgets what somebody accepted, and who did for them. */
    void forget(AccountId account) {
        db.sql("delete from consent where account = :account")
                .param("account", account.value())
                .update();
    }

    /** All of somebody's, the first first. */
    public List<Consent> of(AccountId account) {
        return db.sql("""
                        select document, version, accepted_at, guardian_name, guardian_email
                        from consent where account = :account order by accepted_at, document
                        """)
                .param("account", account.value())
                .query((row, index) -> new Consent(
                        account,
                        row.getString("document"),
                        row.getString("version"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        guardian(row)))
                .list();
    }

    private static Consent.@Nullable Guardian guardian(ResultSet row) throws SQLException {
        var name = row.getString("guardian_name");
        return name == null ? null : new Consent.Guardian(name, row.getString("guardian_email"));
    }
}
