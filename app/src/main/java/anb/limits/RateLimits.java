package anb.limits;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says no to who does something too often. Counts for all nodes together, or for each alone while Redis is away. */
@Component
public class RateLimits {

    private final SharedBuckets shared;
    private final LocalBuckets local;
    private final Buckets buckets;
    private final Map<Limit, Counter> refusals = new EnumMap<>(Limit.class);

    RateLimits(SharedBuckets shared, LocalBuckets local, Buckets buckets, MeterRegistry meters) {
        this.shared = shared;
        this.local = local;
        this.buckets = buckets;
        for (var limit : Limit.values()) {
            refusals.put(
                    limit,
                    Counter.builder("anb.limits.refusals")
                            .description("acts refused because there were too many")
                            .tag("limit", name(limit))
                            .register(meters));
        }
    }

    /**
     * Counts one act.
     *
     * @param key whose bucket: an account, an address; of any length, and not readable in Redis
     * @throws Problem {@code rate_limited}, with the time until it is worth trying again
     */
    public void check(Limit limit, String key) {
        var bucket = "limit:" + name(limit) + ":" + digest(key);
        if (local.passesUnasked(bucket, limit)) {
            return;
        }
        var wait = shared.take(bucket, limit).orElseGet(() -> local.take(bucket, limit));
        if (wait.isPositive()) {
            refused(limit);
            throw tooOften(limit, roundedUp(wait));
        }
    }

    private Problem tooOften(Limit limit, Duration wait) {
        var rate = buckets.rate(limit);
        return new Problem(
                        ErrorCode.RATE_LIMITED,
                        wait.toSeconds(),
                        rate.count(),
                        rate.period().toSeconds() / 60.0)
                .retryAfter(wait);
    }

    private void refused(Limit limit) {
        var counter = refusals.get(limit);
        if (counter != null) {
            counter.increment();
        }
    }

    private static String name(Limit limit) {
        return limit.name().toLowerCase(Locale.ROOT);
    }

    private static Duration roundedUp(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }

    private static String digest(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
