package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What features ask: enqueue, cancel, count. */
class JobsTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.LIGHT);

    @Test
    void aJobCommitsWithItsSubjectOrNotAtAll() {
        var node = node(chore);
        var owner = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            node.jobs.enqueue(chore.kind(), UUID.randomUUID(), owner);
            status.setRollbackOnly();
        });

        assertThat(node.jobs.unfinished(owner)).isZero();
        assertThatThrownBy(() -> node.jobs.enqueue(chore.kind(), owner, owner))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void oneSubjectHasOneLiveJobHoweverManyAskAtOnce() {
        var node = node(chore);
        var subject = UUID.randomUUID();
        var ids = new ConcurrentSkipListSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(i -> threads.execute(() -> ids.add(transaction
                            .execute(status -> node.jobs.enqueue(chore.kind(), subject, subject))
                            .toString())));
        }

        assertThat(ids).hasSize(1);
        assertThat(node.jobs.unfinished(subject)).isOne();
    }

    @Test
    void ofManySubjectsThoseWithoutALiveJobGetOneNobodyWaitsFor() {
        var node = node(chore);
        var owner = UUID.randomUUID();
        var live = UUID.randomUUID();
        var idle = UUID.randomUUID();
        var known = transaction.execute(status -> node.jobs.enqueue(chore.kind(), live, owner));
        var both = Map.of(live, owner, idle, owner);

        for (int times = 1; times <= 2; times++) {
            transaction.executeWithoutResult(status -> node.jobs.enqueueInBackground(chore.kind(), both));
        }

        assertThat(node.jobs.live(chore.kind(), live)).contains(known);
        assertThat(db.sql("select subject from job where owner = :owner and background")
                        .param("owner", owner)
                        .query(UUID.class)
                        .list())
                .containsExactly(idle);
        assertThat(node.jobs.unfinished(owner)).isOne();
        assertThatThrownBy(() -> node.jobs.enqueueInBackground(chore.kind(), both))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aQuotaHoldsAgainstUploadsAtTheSameTime() {
        var node = node(chore);
        var owner = UUID.randomUUID();
        var refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 12)
                    .forEach(i -> threads.execute(() -> transaction.executeWithoutResult(status -> {
                        node.jobs.serialise(owner);
                        if (node.jobs.unfinished(owner) < 5) {
                            node.jobs.enqueue(chore.kind(), UUID.randomUUID(), owner);
                        } else {
                            refused.incrementAndGet();
                        }
                    })));
        }

        assertThat(node.jobs.unfinished(owner)).isEqualTo(5);
        assertThat(refused).hasValue(7);
    }

    @Test
    void aCancelledJobIsNotRun() {
        var node = node(chore);
        var subject = UUID.randomUUID();
        var id = transaction.execute(status -> node.jobs.enqueue(chore.kind(), subject, subject));

        node.jobs.cancel(chore.kind(), subject);
        node.jobs.cancel(chore.kind(), subject);

        assertThat(state(id)).isEqualTo("cancelled");
        assertThat(node.runOnce(Lane.LIGHT)).isEmpty();
    }

    @Test
    void cancellingARunningJobStopsItsRunAndItsEffect() {
        var node = node(chore);
        var subject = UUID.randomUUID();
        var id = transaction.execute(status -> node.jobs.enqueue(chore.kind(), subject, subject));
        var effects = new AtomicInteger();
        chore.work = (job, lease) -> {
            node.jobs.cancel(chore.kind(), subject);
            node.heartbeat.beat();
            assertThat(lease.held()).isFalse();
            return new Outcome.Done(effects::incrementAndGet);
        };

        assertThat(node.runOnce(Lane.LIGHT)).contains(Ending.LOST);

        assertThat(effects).hasValue(0);
        assertThat(state(id)).isEqualTo("cancelled");
        assertThat(node.attempts.of(id)).extracting(Attempt::outcome).containsExactly("cancelled");
    }

    @Test
    void theBacklogShowsWhatWaitsRunsAndIsAbandoned() {
        var node = node(chore);
        var first = enqueue(node, chore);
        enqueue(node, chore);
        node.claims.next(Lane.LIGHT);
        db.sql("update job set leased_until = now() - interval '10 minutes' where id = :id")
                .param("id", first.value())
                .update();

        var light = node.backlog.lanes().stream()
                .filter(depth -> depth.lane() == Lane.LIGHT)
                .findFirst()
                .orElseThrow();
        assertThat(light.queued()).isPositive();
        assertThat(light.running()).isPositive();
        assertThat(light.oldestDueSeconds()).isNotNegative();
        assertThat(node.backlog.abandoned(Duration.ofMinutes(5)))
                .extracting(Backlog.Running::id)
                .contains(first);
    }
}
