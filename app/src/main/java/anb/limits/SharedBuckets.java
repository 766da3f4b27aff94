package anb.limits;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/** Buckets in Redis, shared by all nodes; each expires by itself once it is full again. */
@Component
class SharedBuckets implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final LettuceConnectionFactory redis;
    private final Buckets buckets;
    private final Breaker breaker;

    /**
     * One node asks about one bucket one call at a time: the bucket is changed by compare-and-set, and many at once on a
     * busy one (all who share an address) would keep each other from succeeding.
     */
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(1024).toArray(ReentrantLock[]::new);

    private @Nullable CompletableFuture<ProxyManager<String>> connecting;

    SharedBuckets(LettuceConnectionFactory redis, Buckets buckets, InstantSource clock) {
        this.redis = redis;
        this.buckets = buckets;
        this.breaker = new Breaker(clock);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("anb.breaker.open", breaker, known -> known.open() ? 1 : 0)
                .description("1 while Redis is left alone because it failed")
                .tag("breaker", "limits")
                .register(meters);
    }

    /** As {@link LocalBuckets#take}; empty when Redis does not answer in time or has just failed to. */
    Optional<Duration> take(String name, Limit limit) {
        var turn = turns[Math.floorMod(name.hashCode(), turns.length)];
        turn.lock();
        try {
            return breaker.mayTry() ? ask(name, limit) : Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private Optional<Duration> ask(String name, Limit limit) {
        try {
            var bucket = manager()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .getProxy(name, () -> buckets.configuration(limit));
            var wait = Buckets.take(bucket);
            breaker.worked();
            return Optional.of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) { // whatever Redis's client throws: a limit per node beats a refused vote
            if (breaker.failed()) {
                log.warn("Redis is away, rate limits count per node: {}", e.toString());
            }
            return Optional.empty();
        }
    }

    /** Connects at the first call and again after a failure; an established connection reconnects by itself. */
    private synchronized CompletableFuture<ProxyManager<String>> manager() {
        var current = connecting;
        if (current == null || current.isCompletedExceptionally()) {
            current = CompletableFuture.supplyAsync(this::connect, Thread::startVirtualThread);
            connecting = current;
        }
        return current;
    }

    private ProxyManager<String> connect() {
        var client = (RedisClient) redis.getRequiredNativeClient();
        return Bucket4jLettuce.casBasedBuilder(client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .requestTimeout(PATIENCE)
                .build();
    }
}
