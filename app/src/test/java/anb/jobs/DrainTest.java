package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.storage.Scratch;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nodes that are to leave: told to stop, or to take nothing more. */
class DrainTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.HEAVY);

    @Test
    void aStoppingNodeHandsItsJobsBackAtOnce() throws Exception {
        var begun = new CountDownLatch(1);
        chore.work = (job, lease) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Outcome.Done(() -> {});
        };
        var stopping = node(Node.settings(2, Duration.ofMinutes(1)), redis, chore);
        var other = node(chore);
        var id = enqueue(stopping, chore);
        stopping.start();
        begun.await();

        var started = System.nanoTime();
        stopping.worker.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        assertThat(state(id)).isEqualTo("queued");
        assertThat(column(id, "failures + crashes", Integer.class)).isZero();
        assertThat(other.attempts.of(id)).extracting(Attempt::outcome).containsExactly("handed_back");
        chore.work = (job, lease) -> new Outcome.Done(() -> {});
        assertThat(other.runOnce(Lane.HEAVY)).contains(Ending.DONE);
    }

    /** It has one slot: with a second it might be asking for a job in the very moment it is told. */
    @Test
    void aNodeThatIsToldToDrainEndsWhatItDoesAndLeavesTheRestToOthers() throws Exception {
        var end = new CountDownLatch(1);
        chore.work = (job, lease) -> {
            end.await();
            return new Outcome.Done(() -> {});
        };
        var leaving = node(Node.settings(1), redis, chore);
        var other = node(chore);
        var inHand = enqueue(leaving, chore);
        leaving.start();
        await().until(() -> state(inHand).equals("running"));

        Files.createFile(leaving.drain);
        var next = enqueue(leaving, chore);
        end.countDown();

        await().until(() -> done(inHand));
        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(state(next)).isEqualTo("queued"));
        other.start();
        await().until(() -> done(next));
        assertThat(other.attempts.of(next)).extracting(Attempt::worker).containsExactly(other.name.toString());
        Files.delete(leaving.drain);
    }

    @Test
    void aNodeTakesJobsAgainWhenItNeedNotDrainAnyMore() throws Exception {
        var node = node(chore);
        Files.createFile(node.drain);
        node.start();
        var id = enqueue(node, chore);
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(state(id)).isEqualTo("queued"));

        Files.delete(node.drain);

        await().until(() -> done(id));
    }

    @Test
    void whatTellsANodeToDrainIsGoneWithItsProcess(@Autowired Scratch scratch, @Autowired JobIntake intake)
            throws Exception {
        var drain = Files.createFile(scratch.home().resolve("drain"));
        try {
            assertThat(intake.open()).isFalse();
        } finally {
            Files.delete(drain);
        }
        assertThat(intake.open()).isTrue();
    }
}
