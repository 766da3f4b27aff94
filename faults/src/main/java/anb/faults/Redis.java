package anb.faults;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The broker, looked at and disturbed. Each call has a connection of its own: Redis comes and goes here. */
record Redis(int port, String password) {

    /** The streams of the two lanes: encodes, and what takes seconds. */
    static final String HEAVY = "anb:jobs:heavy", LIGHT = "anb:jobs:light";

    private static final String GROUP = "workers";

    /** Makes it forget everything. @return how many messages nobody had read yet */
    long flush() {
        return with(redis -> {
            long waiting = waiting(redis);
            redis.flushall();
            return waiting;
        });
    }

    /** How many messages nobody has read yet. */
    long waiting() {
        return with(Redis::waiting);
    }

    /** What was read and not acknowledged is in the stream too. */
    private static long waiting(RedisCommands<String, String> redis) {
        return redis.xlen(HEAVY)
                - pending(redis).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many messages each consumer holds; there is no group for a moment after everything was forgotten. */
    private static Map<String, Long> pending(RedisCommands<String, String> redis) {
        try {
            return redis.xpending(HEAVY, GROUP).getConsumerMessageCount();
        } catch (RedisCommandExecutionException noGroup) {
            return Map.of();
        }
    }

    /** One more message of a lane, as if the first had been delivered twice. @return its id */
    String announce(String lane, String job) {
        return with(redis -> redis.xadd(lane, Map.of("job", job)));
    }

    /** Whether a message was read and acknowledged, which takes it out of its lane. */
    boolean delivered(String lane, String message) {
        return with(redis -> redis.xrange(lane, Range.create(message, message)).isEmpty());
    }

    /** The process id of a living worker that has read a message and not acknowledged it yet; 0 when there is none. */
    long pendingOf() {
        return with(redis -> pending(redis).keySet().stream()
                .map(Redis::pid)
                .filter(worker -> ProcessHandle.of(worker).isPresent()) // what the dead held waits to be taken over
                .findFirst()
                .orElse(0L));
    }

    /** Whether a message is still in the hands of that process. */
    boolean holdsAMessage(long worker) {
        return with(redis -> pending(redis).entrySet().stream()
                .anyMatch(consumer -> pid(consumer.getKey()) == worker && consumer.getValue() > 0));
    }

    /** Bytes it uses. */
    double memory() {
        return figure("memory", "used_memory:");
    }

    /** How many have a connection to it, this one included. */
    double connections() {
        return figure("clients", "connected_clients:");
    }

    private double figure(String section, String name) {
        return with(redis -> redis.info(section)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(0));
    }

    /** Workers are called {@code host:pid:number}. */
    static long pid(String worker) {
        return Long.parseLong(worker.split(":", 3)[1]);
    }

    private <T> T with(Function<RedisCommands<String, String>, T> commands) {
        var uri = RedisURI.Builder.redis("127.0.0.1", port)
                .withPassword(password.toCharArray())
                .withTimeout(Duration.ofSeconds(5))
                .build();
        try (var client = RedisClient.create(uri);
                var connection = client.connect()) {
            return commands.apply(connection.sync());
        }
    }
}
