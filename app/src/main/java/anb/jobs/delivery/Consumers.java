package anb.jobs.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The consumer group of one stream, kept small. Nothing here matters enough to fail: what is left undone is done later. */
final class Consumers {

    private static final Logger log = LoggerFactory.getLogger(Consumers.class);

    private static final Duration STALE_AFTER = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final int PENDING_AT_ONCE = 1_000;

    private final String key;
    private final StreamOperations<String, String, String> streams;
    private long lookedAt = System.nanoTime();

    Consumers(String key, StringRedisTemplate redis) {
        this.key = key;
        this.streams = redis.opsForStream();
    }

    /** From the stream's beginning, so that messages older than the group wake somebody too. */
    void createGroup() {
        quietly("create the group", () -> streams.createGroup(key, ReadOffset.from("0"), Wakeups.GROUP));
    }

    void forget(RecordId message) {
        quietly("acknowledge", () -> {
            streams.acknowledge(key, Wakeups.GROUP, message);
            streams.delete(key, message);
        });
    }

    /** Once a minute, clears away consumers not seen for ten: their processes are gone. A live one comes back by reading. */
    void removeStale() {
        if (System.nanoTime() - lookedAt > LOOK_EVERY.toNanos()) {
            lookedAt = System.nanoTime();
            removeIdle(STALE_AFTER);
        }
    }

    void removeIdle(Duration longerThan) {
        quietly(
                "remove stale consumers",
                () -> streams.consumers(key, Wakeups.GROUP).stream()
                        .filter(consumer -> consumer.idleTime().compareTo(longerThan) > 0)
                        .forEach(consumer -> remove(Consumer.from(Wakeups.GROUP, consumer.consumerName()))));
    }

    /** Messages it took but never acted on are dropped with it: their jobs were found by asking PostgreSQL. */
    void remove(Consumer consumer) {
        quietly("remove a consumer", () -> {
            var pending = streams.pending(key, consumer, Range.unbounded(), PENDING_AT_ONCE).stream()
                    .map(PendingMessage::getId)
                    .toArray(RecordId[]::new);
            if (pending.length > 0) {
                streams.acknowledge(key, Wakeups.GROUP, pending);
                streams.delete(key, pending);
            }
            streams.deleteConsumer(key, consumer);
        });
    }

    private void quietly(String what, Runnable commands) {
        try {
            commands.run();
        } catch (DataAccessException e) {
            log.debug("could not {} of {}: {}", what, key, e.toString());
        }
    }
}
