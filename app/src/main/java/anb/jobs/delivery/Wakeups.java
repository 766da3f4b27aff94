package anb.jobs.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells idle workers that there is work: one stream a topic, one consumer group for all workers, so that a message
 * reaches one of them. Nothing depends on it: who hears nothing asks PostgreSQL every few seconds.
 */
@Component
public class Wakeups implements DisposableBean, MeterBinder {

    static final String GROUP = "workers";

    /** More messages than any number of idle workers needs; older ones are dropped. */
    private static final XAddOptions BOUND =
            XAddOptions.trim(TrimOptions.maxLen(10_000).approximate());

    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);

    private final StringRedisTemplate redis;
    private final LettuceConnectionFactory reading;
    private final Breaker breaker = breaker();
    private final Lock sending = new ReentrantLock();

    public Wakeups(LettuceConnectionFactory application) {
        redis = new StringRedisTemplate(application);
        reading = ReadingConnections.like(application);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("anb.breaker.open", breaker, known -> known.open() ? 1 : 0)
                .description("1 while Redis is left alone because it failed")
                .tag("breaker", "announcing")
                .register(meters);
    }

    /**
     * Announces work once the caller's transaction has committed, or now when there is none. Never fails and never
     * waits for Redis: the sending is a thread's own affair, and left out for a while after a failure (G11).
     *
     * @param hint for people who look at the stream; workers do not read it
     */
    public void announceAfterCommit(String topic, String hint) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            announce(topic, hint);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                announce(topic, hint);
            }
        });
    }

    private void announce(String topic, String hint) {
        if (breaker.allows()) {
            Thread.ofVirtual().name("jobs-announce").start(() -> send(topic, hint));
        }
    }

    /** One at a time: when Redis hangs, only the first finds out, and the application's connection is left to others. */
    private void send(String topic, String hint) {
        sending.lock();
        try {
            if (breaker.allows()) {
                var message = StreamRecords.string(Map.of("job", hint)).withStreamKey(key(topic));
                redis.opsForStream().add(message, BOUND);
                breaker.worked();
            }
        } catch (DataAccessException | IllegalStateException e) { // away, or this node stops
            if (breaker.failed()) {
                log.warn("Redis is away, workers find jobs by asking PostgreSQL: {}", e.toString());
            }
        } finally {
            sending.unlock();
        }
    }

    /**
     * Joins the workers of a topic.
     *
     * @param name of the consumer, unique in the group; its traces are removed when the listener closes
     */
    public Listener listen(String topic, String name) {
        return new Listener(key(topic), name, redis, reading);
    }

    /** After Redis failed, nobody tries again for five seconds, later for up to a minute. */
    static Breaker breaker() {
        return new Breaker(Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    private static String key(String topic) {
        return "anb:jobs:" + topic;
    }

    @Override
    public void destroy() {
        reading.destroy();
    }
}
