package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.time.Repeat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a node believes what it knows of an account. The rounds of these standings are stepped by hand. */
@RealParts
class StandingsTest {

    @Autowired
    Accounts accounts;

    @Autowired
    StandingChanges changes;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Autowired
    Repeat repeat;

    @Autowired
    TransactionTemplate transaction;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private Standings standings;
    private AccountId account;

    @BeforeEach
    void somebodyIsKnown() {
        standings = new Standings(accounts, changes, (InstantSource) now::get, repeat);
        account = crowd.person("Ana", "Pasto").id();
        standings.follow();
        later(Duration.ofMillis(500));
        assertThat(active()).isTrue();
    }

    @Test
    void aSuspensionIsNoticedWithTheNextRound() {
        suspend(account);

        later(Duration.ofMillis(500));
        assertThat(active()).isTrue();
        standings.follow();

        assertThat(active()).isFalse();
    }

    @Test
    void whatNobodyChangesIsNotReadAgainWhileChangesAreFollowed() {
        transaction.executeWithoutResult(open -> {
            db.sql("set local session_replication_role = replica").update(); // no trigger: no round can know
            suspend(account);
        });

        IntStream.range(0, 600).forEach(round -> {
            later(Duration.ofMillis(500));
            standings.follow();
        });

        assertThat(active()).isTrue();
    }

    @Test
    void whileChangesCannotBeFollowedNothingOlderThanTwoSecondsIsBelieved() {
        suspend(account);

        later(Duration.ofMillis(2_100));

        assertThat(active()).isFalse();
    }

    @Test
    void aChangeThatCommitsAfterLaterOnesIsNoticed() throws Exception {
        var other = crowd.person("Eva", "Pasto").id();
        try (var elsewhere = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(open -> {
                suspend(account);
                runIn(elsewhere, () -> {
                    suspend(other);
                    standings.follow();
                    later(Duration.ofMillis(500));
                    standings.follow();
                });
            });
        }

        standings.follow();

        assertThat(active()).isFalse();
    }

    private static void runIn(ExecutorService elsewhere, Runnable work) {
        CompletableFuture.runAsync(work, elsewhere).join();
    }

    private boolean active() {
        return standings.of(account).orElseThrow().active();
    }

    private void suspend(AccountId who) {
        db.sql("update account set suspended_at = now() where id = :id")
                .param("id", who.value())
                .update();
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
