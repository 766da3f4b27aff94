package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.RealParts;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is left of an account, and whose cannot go. */
@RealParts
class AccountErasureTest {

    @Autowired
    AccountErasure erasure;

    @Autowired
    Accounts accounts;

    @Autowired
    Consents consents;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void nothingIsLeftThatSaysWhoItWas() {
        var id = crowd.person("Irma", "Cali").id();
        consents.add(new Consent(
                id, "terms", "2026-01", Instant.EPOCH, new Consent.Guardian("Marta Gómez", "marta@example.org")));
        db.sql("update account set suspended_at = now(), suspended_reason = 'Irma mintió' where id = :id")
                .param("id", id.value())
                .update();

        transaction.executeWithoutResult(status -> erasure.erase(id));

        assertThat(consents.of(id)).isEmpty();
        assertThat(db.sql("select to_jsonb(account) - 'city' - 'city_key' from account where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .contains("@erased.invalid", "\"suspended_reason\": null", "\"password_hash\": null")
                .doesNotContain("Irma", "irma", "Prueba", "@example.org", "Colombia");
    }

    @Test
    void aPasswordThatWasHashedWhileItsAccountWasErasedIsNotKept() {
        var id = crowd.person("Irma", "Cali").id();
        transaction.executeWithoutResult(status -> erasure.erase(id));

        accounts.changePassword(id, "{argon2id}tarde", Instant.EPOCH);

        assertThat(db.sql("select password_hash is null from account where id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Of all others nobody is an admin for a moment, which nobody else sees. */
    @Test
    void whoeverIsTheLastToOrganiseStays() {
        var id = crowd.person("Inés", "Cali").id();

        transaction.executeWithoutResult(status -> {
            db.sql("update account set role = case when id = :id then 'admin' else 'player' end"
                            + " where role = 'admin' or id = :id")
                    .param("id", id.value())
                    .update();
            assertThatThrownBy(() -> erasure.erase(id))
                    .isInstanceOfSatisfying(
                            Problem.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LAST_ADMIN));
            status.setRollbackOnly();
        });

        transaction.executeWithoutResult(status -> erasure.erase(id));
    }
}
