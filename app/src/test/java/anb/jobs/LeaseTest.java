package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** G2, G3, G5: one effect, whoever ran; who lost the lease changes nothing. */
class LeaseTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.HEAVY);
    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void aWorkerThatLostItsLeaseCanNoLongerSettleTheJob() {
        var slow = node(chore);
        var quick = node(chore);
        var id = enqueue(slow, chore);
        var lost = slow.claims.next(Lane.HEAVY).orElseThrow();
        leaseRunsOut(id);
        var taken = quick.claims.next(Lane.HEAVY).orElseThrow();

        assertThat(taken.fence()).isGreaterThan(lost.fence());
        assertThat(slow.settlement.settle(lost, new Outcome.Done(effects::incrementAndGet)))
                .isEqualTo(Ending.LOST);
        assertThat(slow.settlement.settle(lost, new Outcome.Retry("late", ""))).isEqualTo(Ending.LOST);
        assertThat(slow.settlement.settle(lost, new Outcome.GiveUp("late", "", effects::incrementAndGet)))
                .isEqualTo(Ending.LOST);
        assertThat(slow.settlement.handBack(lost)).isEqualTo(Ending.LOST);
        assertThat(quick.settlement.settle(taken, new Outcome.Done(effects::incrementAndGet)))
                .isEqualTo(Ending.DONE);
        assertThat(effects).hasValue(1);
    }

    @Test
    void aWorkerThatLostItsLeaseCanNeitherRenewNorReport() {
        var slow = node(chore);
        var id = enqueue(slow, chore);
        var lost = slow.claims.next(Lane.HEAVY).orElseThrow();
        leaseRunsOut(id);
        var taken = node(chore).claims.next(Lane.HEAVY).orElseThrow();

        assertThat(slow.ledger.renew(List.of(lost, taken))).containsExactly(taken.fence());
        assertThat(slow.ledger.report(lost, "encoding", 99)).isFalse();
        assertThat(column(id, "phase is null", Boolean.class)).isTrue();
    }

    @Test
    void theHeartbeatKeepsTheLeaseOfALongRun() {
        var node = node(chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> {
            leaseRunsOut(id);
            node.heartbeat.beat();
            lease.report("encoding", 40);
            assertThat(node(chore).claims.next(Lane.HEAVY)).isEmpty();
            assertThat(node.backlog.running())
                    .filteredOn(running -> running.id().equals(id))
                    .singleElement()
                    .satisfies(running -> assertThat(running.percent()).isEqualTo(40))
                    .satisfies(running -> assertThat(running.phase()).isEqualTo("encoding"));
            return new Outcome.Done(effects::incrementAndGet);
        };

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.DONE);
        assertThat(effects).hasValue(1);
    }

    @Test
    void aPercentIsToldWithinItsPhaseAndNotOverAndOver() {
        var node = node(chore);
        var id = enqueue(node, chore);
        var run = new Run(node.claims.next(Lane.HEAVY).orElseThrow(), node.ledger);
        run.report("encoding", 40);

        await().until(() -> {
            run.report("encoding", 41);
            return column(id, "percent", Integer.class) == 41;
        });
        var version = column(id, "xmin::text", String.class);
        await().during(Duration.ofMillis(500)).until(() -> {
            run.report("encoding", 41);
            return column(id, "xmin::text", String.class).equals(version);
        });
    }

    /** It goes on while PostgreSQL is away: an encode costs half a minute. */
    @Test
    void aReportThatReachesNobodyEndsNoRun() {
        var node = node(chore);
        enqueue(node, chore);
        var job = node.claims.next(Lane.HEAVY).orElseThrow();
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/anb"));
        var run = new Run(job, new Ledger(nowhere, Node.settings(), node.name, node.inTouch));

        run.report("encoding", 40);

        assertThat(run.held()).isTrue();
        assertThat(node.settlement.settle(job, new Outcome.Done(effects::incrementAndGet)))
                .isEqualTo(Ending.DONE);
    }

    @Test
    void aRunThatLostItsLeaseIsInterruptedAtTheNextHeartbeat() {
        var node = node(chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> {
            leaseRunsOut(id);
            assertThat(node(chore).claims.next(Lane.HEAVY)).isPresent();
            node.heartbeat.beat();
            assertThat(lease.held()).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return new Outcome.Done(effects::incrementAndGet);
        };

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.LOST);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(effects).hasValue(0);
    }

    @Test
    void aCrashIsTakenOverAndCountedApartFromFailures() {
        var node = node(chore);
        var id = enqueue(node, chore);
        var crashed = node.claims.next(Lane.HEAVY).orElseThrow();
        node.ledger.report(crashed, "encoding", 43);
        assertThat(node.claims.next(Lane.HEAVY)).isEmpty();
        leaseRunsOut(id);

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.DONE);

        assertThat(column(id, "crashes", Integer.class)).isOne();
        assertThat(column(id, "failures", Integer.class)).isZero();
        assertThat(node.attempts.of(id)).extracting(Attempt::outcome).containsExactly("crashed", "done");
        assertThat(node.attempts.of(id).getFirst().reason())
                .isEqualTo("worker %s vanished at encoding 43 %%", node.name);
    }

    /** PostgreSQL was away for longer than a lease, and whoever is idle asks before those who live have renewed theirs. */
    @Test
    void whoeverWasOutOfTouchLetsTheLivingRenewTheirLeasesFirst() {
        var living = node(chore);
        var idle = node(chore);
        var id = enqueue(living, chore);
        var running = living.claims.next(Lane.HEAVY).orElseThrow();
        heardAgo(idle, 45);
        leaseRunsOut(id);
        var waiting = enqueue(living, chore);

        assertThat(idle.claims.next(Lane.HEAVY)).map(Job::id).contains(waiting);
        assertThat(idle.claims.next(Lane.HEAVY)).isEmpty();
        assertThat(living.ledger.renew(List.of(running))).containsExactly(running.fence());
        assertThat(column(id, "leased_until > now() + interval '25 s'", Boolean.class))
                .isTrue();
        assertThat(column(id, "crashes", Integer.class)).isZero();
    }

    @Test
    void whatTheDeadHeldIsTakenOverOnceALeaseHasPassedInTouch() {
        var dead = node(chore);
        var id = enqueue(dead, chore);
        dead.claims.next(Lane.HEAVY);
        leaseRunsOut(id);
        var idle = node(chore);
        heardAgo(idle, 80, 31, 20, 10, 0);

        assertThat(idle.claims.next(Lane.HEAVY)).map(Job::id).contains(id);
    }

    /** When a node has heard of PostgreSQL, in seconds before now by its clock. */
    private void heardAgo(Node node, int... seconds) {
        for (int ago : seconds) {
            node.inTouch.heard(db.sql("select now() - make_interval(secs => :ago)")
                    .param("ago", ago)
                    .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                    .single());
        }
    }

    @Test
    void aJobThatKillsEveryWorkerIsDeadAfterTheThird() {
        var node = node(chore);
        var id = enqueue(node, chore);
        for (int crash = 1; crash <= 3; crash++) {
            assertThat(node.claims.next(Lane.HEAVY)).isPresent();
            leaseRunsOut(id);
        }

        assertThat(node.claims.next(Lane.HEAVY)).isEmpty();

        assertThat(state(id)).isEqualTo("dead");
        assertThat(chore.died).singleElement().asString().contains("vanished");
        assertThat(chore.dead).extracting(Job::attempt).containsExactly(3);
        assertThat(node.attempts.of(id)).extracting(Attempt::outcome).containsExactly("crashed", "crashed", "crashed");
        assertThat(column(id, "attempts", Integer.class)).isEqualTo(3);
    }

    @Test
    void aBurialThatFailsIsTriedAgainAndHoldsUpNobody() {
        var other = new Chore(Lane.HEAVY);
        var node = node(chore, other);
        var id = enqueue(node, chore);
        chore.whenDead = () -> {
            throw new IllegalStateException("not now");
        };
        for (int crash = 1; crash <= 3; crash++) {
            assertThat(node.claims.next(Lane.HEAVY)).isPresent();
            leaseRunsOut(id);
        }
        enqueue(node, other);

        assertThat(node.claims.next(Lane.HEAVY).orElseThrow().kind()).isEqualTo(other.kind());
        assertThat(state(id)).isEqualTo("running");

        chore.whenDead = () -> {};
        leaseRunsOut(id);
        assertThat(node.claims.next(Lane.HEAVY)).isEmpty();
        assertThat(state(id)).isEqualTo("dead");
    }
}
