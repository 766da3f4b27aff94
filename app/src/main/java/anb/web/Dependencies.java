package anb.web;

import anb.storage.ObjectStore;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** What this node needs, asked in the background: health checks come every few seconds from many sides and must cost nothing. */
@Component
class Dependencies {

    private static final int SECONDS_BETWEEN = 4;

    private final Dependency database;
    private final List<Dependency> all;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("health").daemon().factory());

    Dependencies(DataSource dataSource, RedisConnectionFactory redis, ObjectStore store, InstantSource clock) {
        database = new Dependency("database", () -> answers(dataSource), clock);
        all = List.of(
                database,
                new Dependency("redis", () -> answers(redis), clock),
                new Dependency("storage", store::reachable, clock));
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        var unused =
                rounds.scheduleWithFixedDelay(() -> all.forEach(Dependency::ask), 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        rounds.shutdownNow();
    }

    boolean databaseUp() {
        return database.up();
    }

    /** {@code up} or {@code down} by name. */
    Map<String, String> states() {
        var states = new TreeMap<String, String>();
        all.forEach(dependency -> states.put(dependency.name(), dependency.up() ? "up" : "down"));
        return states;
    }

    private static boolean answers(DataSource dataSource) throws Exception {
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(2);
        }
    }

    private static boolean answers(RedisConnectionFactory redis) {
        try (var connection = redis.getConnection()) {
            return connection.ping() != null;
        }
    }
}
