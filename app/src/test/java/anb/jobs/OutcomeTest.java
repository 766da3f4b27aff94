package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a job when its run says done, retry or give up. */
class OutcomeTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.HEAVY);

    @Test
    void aFailedJobIsTriedAgainUntilItIsDeadWithReasonAndHistory() {
        var node = node(chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> new Outcome.Retry("disk full on try " + job.attempt(), "frame=1\0\nlast words");

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.RETRY);
        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.RETRY);
        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.DEAD);
        assertThat(node.runOnce(Lane.HEAVY)).isEmpty();

        assertThat(chore.died).containsExactly("disk full on try 3");
        assertThat(chore.dead).extracting(Job::attempt).containsExactly(3);
        assertThat(node.attempts.of(id)).extracting(Attempt::outcome).containsExactly("retry", "retry", "dead");
        assertThat(node.deadJobs.list(10))
                .filteredOn(dead -> dead.id().equals(id))
                .singleElement()
                .satisfies(dead -> assertThat(dead.reason()).isEqualTo("disk full on try 3"))
                .satisfies(dead -> assertThat(dead.logTail()).endsWith("last words"))
                .satisfies(dead -> assertThat(dead.failures()).isEqualTo(3));
    }

    @Test
    void pausesGrowWithEachFailure() {
        var patient = new JobsSettings(
                1,
                1,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                9,
                3,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5));
        var node = node(patient, redis, chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> new Outcome.Retry("away", "");

        for (var expected : new int[] {10, 20, 40, 60, 60}) {
            node.runOnce(Lane.HEAVY);
            assertThat(column(id, "extract(epoch from due_at - now())", Double.class))
                    .isBetween(expected * 0.75 - 5, expected * 1.25);
            assertThat(node.runOnce(Lane.HEAVY)).isEmpty();
            db.sql("update job set due_at = now() where id = :id")
                    .param("id", id.value())
                    .update();
        }
    }

    @Test
    void anExceptionCountsAsAFailureAndItsTraceIsKept() {
        var node = node(chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> {
            throw new AssertionError("unforeseen");
        };

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.RETRY);

        assertThat(node.attempts.of(id))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.logTail()).contains("unforeseen", "OutcomeTest"));
    }

    @Test
    void givingUpEndsTheJobAtOnce() {
        var node = node(chore);
        var id = enqueue(node, chore);
        var effects = new AtomicInteger();
        chore.work = (job, lease) -> new Outcome.GiveUp("not a video", "moov atom not found", effects::incrementAndGet);

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.GAVE_UP);

        assertThat(state(id)).isEqualTo("failed");
        assertThat(column(id, "reason", String.class)).isEqualTo("not a video");
        assertThat(effects).hasValue(1);
        assertThat(chore.died).isEmpty();
    }

    @Test
    void anEffectThatThrowsIsRolledBackAndTheRunCountsAsFailed() {
        var node = node(chore);
        var id = enqueue(node, chore);
        var planted = UUID.randomUUID();
        chore.work = (job, lease) -> new Outcome.Done(() -> {
            node.jobs.enqueue(chore.kind(), planted, planted);
            throw new IllegalStateException("no such video");
        });

        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.RETRY);

        assertThat(node.jobs.unfinished(planted)).isZero();
        assertThat(state(id)).isEqualTo("queued");
        assertThat(column(id, "reason", String.class)).contains("no such video");
    }

    @Test
    void aReplayResetsTheCountersButNotTheFence() {
        var node = node(chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> new Outcome.Retry("away", "");
        for (int failure = 1; failure <= 3; failure++) {
            node.runOnce(Lane.HEAVY);
        }
        long fence = column(id, "fence", Long.class);

        assertThat(node.deadJobs.replay(id)).isTrue();
        assertThat(node.deadJobs.replay(id)).isFalse();
        assertThat(column(id, "attempts + failures + crashes", Integer.class)).isZero();
        chore.work = (job, lease) -> new Outcome.Done(() -> {});
        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.DONE);

        assertThat(chore.replayed).extracting(Job::id).containsExactly(id);
        assertThat(chore.ran.getLast().attempt()).isOne();
        assertThat(chore.ran.getLast().fence()).isGreaterThan(fence);
        assertThat(node.attempts.of(id)).hasSize(4);
    }

    @Test
    void aDeadJobWhoseSubjectHasANewOneIsNotReplayed() {
        var node = node(chore);
        var subject = UUID.randomUUID();
        var id = transaction.execute(status -> node.jobs.enqueue(chore.kind(), subject, subject));
        chore.work = (job, lease) -> new Outcome.Retry("away", "");
        for (int failure = 1; failure <= 3; failure++) {
            node.runOnce(Lane.HEAVY);
        }
        transaction.execute(status -> node.jobs.enqueue(chore.kind(), subject, subject));

        assertThat(node.deadJobs.replay(id)).isFalse();
        assertThat(state(id)).isEqualTo("dead");
    }

    /** Nobody there could tell its subject that it lives again. */
    @Test
    void aDeadJobIsReplayedWhereItsKindIsKnown() {
        var node = node(chore);
        var id = enqueue(node, chore);
        chore.work = (job, lease) -> new Outcome.Retry("away", "");
        for (int failure = 1; failure <= 3; failure++) {
            node.runOnce(Lane.HEAVY);
        }

        assertThat(node(new Chore(Lane.HEAVY)).deadJobs.replay(id)).isFalse();
        assertThat(state(id)).isEqualTo("dead");
        assertThat(node.deadJobs.replay(id)).isTrue();
    }
}
