package anb.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.RealParts;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@RealParts
class WakeupsTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(3);

    @Autowired
    LettuceConnectionFactory connections;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    TransactionTemplate transaction;

    private final String topic = "test-" + UUID.randomUUID();
    private final String key = "anb:jobs:" + topic;
    private Wakeups wakeups;

    @BeforeEach
    void connect() {
        wakeups = new Wakeups(connections);
    }

    @AfterEach
    void clear() {
        wakeups.destroy();
        redis.delete(key);
    }

    @Test
    void oneMessageWakesExactlyOneOfManyListeners() throws Exception {
        var woken = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(i -> threads.execute(() -> listen("worker-" + i, woken)));
            await().until(() -> Boolean.TRUE.equals(redis.hasKey(key)));
            wakeups.announceAfterCommit(topic, "a job");
        }

        assertThat(woken).hasValue(1);
    }

    /** Until somebody was woken, and once more. */
    private void listen(String name, AtomicInteger woken) {
        try (var listener = wakeups.listen(topic, name)) {
            for (int rounds = 0; rounds < 10 && woken.get() == 0; rounds++) {
                listenOnce(listener, woken);
            }
            listenOnce(listener, woken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void listenOnce(Listener listener, AtomicInteger woken) throws InterruptedException {
        if (listener.await(Duration.ofSeconds(1))) {
            woken.incrementAndGet();
            listener.acted();
        }
    }

    @Test
    void nothingIsAnnouncedUntilTheTransactionCommits() throws Exception {
        try (var listener = ready("worker")) {
            transaction.executeWithoutResult(status -> {
                wakeups.announceAfterCommit(topic, "undone");
                status.setRollbackOnly();
            });
            assertThat(listener.await(SHORT)).isFalse();

            transaction.executeWithoutResult(status -> wakeups.announceAfterCommit(topic, "done"));
            assertThat(listener.await(LONG)).isTrue();
        }
    }

    @Test
    void aMessageActedOnLeavesNothingBehind() throws Exception {
        var listener = ready("worker");
        wakeups.announceAfterCommit(topic, "a job");
        assertThat(listener.await(LONG)).isTrue();

        listener.acted();

        assertThat(redis.opsForStream().size(key)).isZero();
        assertThat(redis.opsForStream().pending(key, Wakeups.GROUP).getTotalPendingMessages())
                .isZero();
        listener.close();
        assertThat(redis.opsForStream().consumers(key, Wakeups.GROUP).size()).isZero();
    }

    @Test
    void theGroupIsMadeAgainAfterAFlush() throws Exception {
        try (var listener = ready("worker")) {
            redis.delete(key);
            wakeups.announceAfterCommit(topic, "a job");

            await().until(() -> listener.await(SHORT));
        }
    }

    @Test
    void whatADeadConsumerTookIsClearedAwayWithIt() throws Exception {
        var dead = ready("dead");
        wakeups.announceAfterCommit(topic, "a job");
        assertThat(dead.await(LONG)).isTrue();

        new Consumers(key, redis).removeIdle(Duration.ofNanos(-1));

        assertThat(redis.opsForStream().consumers(key, Wakeups.GROUP).size()).isZero();
        assertThat(redis.opsForStream().size(key)).isZero();
    }

    /** A listener whose group exists. */
    private Listener ready(String name) throws InterruptedException {
        var listener = wakeups.listen(topic, name);
        assertThat(listener.await(SHORT)).isFalse();
        assertThat(listener.await(Duration.ZERO)).isFalse();
        return listener;
    }
}
