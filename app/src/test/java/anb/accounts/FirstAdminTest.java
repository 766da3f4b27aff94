package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.RealParts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node makes of its settings at start. Each test ends as if it had never been, and nobody else sees it. */
@RealParts
class FirstAdminTest {

    private final String email = Http.anyEmail();

    @Autowired
    Accounts accounts;

    @Autowired
    SignUp signUp;

    @Autowired
    PasswordRules rules;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whereEveryAdminIsGoneAnotherIsMade() {
        transaction.executeWithoutResult(status -> {
            db.sql("update account set role = 'player' where role = 'admin'").update();

            start(email);

            assertThat(role(email)).isEqualTo("admin");
            status.setRollbackOnly();
        });
    }

    /** Whoever has the address need not be who wrote the settings. */
    @Test
    void aPlayerWhoHasTheAddressIsLeftAlone() {
        var player = crowd.person("Inés", "Cali").id().value() + "@example.org";
        transaction.executeWithoutResult(status -> {
            db.sql("update account set role = 'player' where role = 'admin'").update();

            start(player);

            assertThat(role(player)).isEqualTo("player");
            assertThat(accounts.anyAdmin()).isFalse();
            status.setRollbackOnly();
        });
    }

    @Test
    void besideAnAdminWhoIsSuspendedNobodyIsMade() {
        transaction.executeWithoutResult(status -> {
            db.sql("update account set suspended_at = now(), suspended_reason = 'x' where role = 'admin'")
                    .update();

            start(email);

            assertThat(accounts.having(new Email(email, email))).isEmpty();
            status.setRollbackOnly();
        });
    }

    private void start(String address) {
        var settings = new AccountsSettings(null, null, address, "saque-de-banda-4", true, 1);
        new FirstAdmin(settings, accounts, signUp, rules).run(new DefaultApplicationArguments());
    }

    private String role(String address) {
        return db.sql("select role from account where email_key = :email")
                .param("email", address)
                .query(String.class)
                .single();
    }
}
