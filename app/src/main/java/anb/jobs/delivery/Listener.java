package anb.jobs.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One consumer of one topic, used by one thread. With Redis away it simply waits. */
public final class Listener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private final String key;
    private final Consumer consumer;
    private final Consumers consumers;
    private final LettuceConnectionFactory reading;
    private final Breaker breaker = Wakeups.breaker();
    private @Nullable RedisConnection connection;
    private @Nullable RecordId message;

    Listener(String key, String name, StringRedisTemplate redis, LettuceConnectionFactory reading) {
        this.key = key;
        this.consumer = Consumer.from(Wakeups.GROUP, name);
        this.consumers = new Consumers(key, redis);
        this.reading = reading;
    }

    /**
     * Takes one message.
     *
     * @param longest how long to wait for one, but never more than three seconds; zero looks without waiting
     * @return true when there was one: it is to be acted on, then {@link #acted} called
     */
    public boolean await(Duration longest) throws InterruptedException {
        if (!breaker.allows()) {
            Thread.sleep(longest);
            return false;
        }
        try {
            var records = read(longest);
            breaker.worked();
            message = records.isEmpty() ? null : records.getFirst().getId();
            if (records.isEmpty()) {
                consumers.removeStale();
            }
            return message != null;
        } catch (DataAccessException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            recover(e);
            return false;
        }
    }

    @SuppressWarnings("unchecked") // an array of one offset, for the varargs of xReadGroup
    private List<ByteRecord> read(Duration longest) {
        var options = StreamReadOptions.empty().count(1);
        var records = open().streamCommands()
                .xReadGroup(
                        consumer,
                        longest.isZero() ? options : options.block(min(longest, ReadingConnections.LONGEST_READ)),
                        StreamOffset.create(key.getBytes(UTF_8), ReadOffset.lastConsumed()));
        return records == null ? List.of() : records;
    }

    /** A flushed Redis has lost the group: make it again. Anything else: start over with a new connection, later. */
    private void recover(DataAccessException e) {
        if (says(e, "NOGROUP") || says(e, "UNBLOCKED")) {
            consumers.createGroup();
            return;
        }
        if (breaker.failed()) {
            log.warn("Redis is away, asking PostgreSQL only: {}", e.toString());
        }
        disconnect();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean says(DataAccessException e, String word) {
        var message = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
        return message != null && message.contains(word);
    }

    /** The last message was acted on: nobody needs it any more. */
    public void acted() {
        if (message != null) {
            consumers.forget(message);
            message = null;
        }
    }

    private RedisConnection open() {
        var open = connection;
        if (open == null) {
            open = reading.getConnection();
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        disconnect();
        if (breaker.allows()) {
            consumers.remove(consumer);
        }
    }
}
