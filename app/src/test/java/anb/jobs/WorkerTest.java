package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nodes that really run: woken, flushed, cut off. */
class WorkerTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.HEAVY);

    @Test
    void jobsWaitingWhenRedisIsFlushedAllRun() {
        var node = node(chore);
        var ids = IntStream.range(0, 10).mapToObj(i -> enqueue(node, chore)).toList();
        flushRedis();

        node.start();

        await().untilAsserted(() ->
                assertThat(ids).allSatisfy(id -> assertThat(state(id)).isEqualTo("done")));
        assertThat(chore.ran).extracting(Job::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void workersSurviveAFlushWhileTheyListen() {
        var node = node(chore);
        node.start();
        await().until(() -> done(enqueue(node, chore)));
        flushRedis();

        await().until(() -> done(enqueue(node, chore)));
    }

    @Test
    void twoNodesRunEveryJobOnce() {
        var effects = new AtomicInteger();
        chore.work = (job, lease) -> new Outcome.Done(effects::incrementAndGet);
        var one = node(chore);
        var two = node(chore);
        one.start();
        two.start();

        IntStream.range(0, 60).forEach(i -> enqueue(one, chore, new UUID(3, i % 7)));

        await().untilAsserted(() -> assertThat(effects).hasValue(60));
        assertThat(chore.ran).extracting(Job::id).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aDuplicateMessageHasNoSecondEffect() {
        var effects = new AtomicInteger();
        chore.work = (job, lease) -> new Outcome.Done(effects::incrementAndGet);
        var node = node(chore);
        node.start();

        var id = enqueue(node, chore);
        IntStream.range(0, 5)
                .forEach(i ->
                        node.wakeups.announceAfterCommit("heavy", id.value().toString()));

        await().until(() -> done(id));
        await().until(() -> done(enqueue(node, chore)));
        assertThat(effects).hasValue(2);
    }

    @Test
    void withoutRedisEnqueueingIsQuickAndJobsStillRun() throws Exception {
        try (var proxy = new RedisProxy(redis)) {
            var node = node(Node.settings(), proxy.connections(), chore);
            node.start();
            await().until(() -> done(enqueue(node, chore)));

            proxy.cut();
            var started = System.nanoTime();
            var ids = IntStream.range(0, 20).mapToObj(i -> enqueue(node, chore)).toList();

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
            await().untilAsserted(() ->
                    assertThat(ids).allSatisfy(id -> assertThat(state(id)).isEqualTo("done")));
        }
    }

    @Test
    void aNodeStartsWithoutRedis() throws Exception {
        try (var proxy = new RedisProxy(redis)) {
            proxy.cut();
            var node = node(Node.settings(), proxy.connections(), chore);
            node.start();

            await().until(() -> done(enqueue(node, chore)));
        }
    }

    @Test
    void aRedisThatAnswersNothingSlowsNobodyDown() throws Exception {
        try (var proxy = new RedisProxy(redis)) {
            proxy.freeze();
            var node = node(Node.settings(), proxy.connections(), chore);

            var started = System.nanoTime();
            IntStream.range(0, 20).forEach(i -> enqueue(node, chore));

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aCancelledRunIsInterruptedWithinAHeartbeat() throws Exception {
        var interrupted = new CountDownLatch(1);
        chore.work = (job, lease) -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return new Outcome.Done(() -> {});
        };
        var node = node(chore);
        var subject = UUID.randomUUID();
        transaction.execute(status -> node.jobs.enqueue(chore.kind(), subject, subject));
        node.start();
        await().until(() -> !chore.ran.isEmpty());

        node.jobs.cancel(chore.kind(), subject);

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHeartbeatNeverEndsBeforeItIsStopped() {
        var node = node(chore);
        var hearts = IntStream.range(0, 200)
                .mapToObj(i -> new Heartbeat(node.runs, node.ledger, Node.settings()))
                .toList();

        hearts.forEach(Heartbeat::start);
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(hearts).allMatch(Heartbeat::isRunning));

        hearts.forEach(Heartbeat::stop);
        await().untilAsserted(() -> assertThat(hearts).noneMatch(Heartbeat::isRunning));
    }

    @Test
    void aWebNodeAsksForNoWork() {
        var webOnly = new JobsSettings(
                0,
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                3,
                3,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO);

        assertThat(webOnly.slots(Lane.HEAVY)).isZero();
        assertThat(webOnly.slots(Lane.LIGHT)).isZero();
    }

    private void flushRedis() {
        try (var connection = redis.getConnection()) {
            connection.serverCommands().flushAll();
        }
    }
}
