package anb.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How big the bucket of each limit is, and what taking from it means. */
@Component
class Buckets {

    private final LimitsSettings settings;

    Buckets(LimitsSettings settings) {
        this.settings = settings;
    }

    Rate rate(Limit limit) {
        return settings.rate(limit);
    }

    /**
     * A full bucket at the first act, full again a whole period later: so many in a period, not one more in between. What
     * a node lets pass {@link #unasked} is not in it.
     */
    BucketConfiguration configuration(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth(limit, settings.rate(limit).count() - unasked(limit)))
                .build();
    }

    /** A bucket of this node alone with as many. */
    Bucket alone(Limit limit) {
        return bucket(limit, settings.rate(limit).count() - unasked(limit));
    }

    /** A bucket of this node alone with what it lets pass unasked. */
    Bucket ofUnasked(Limit limit) {
        return bucket(limit, unasked(limit));
    }

    /**
     * How many acts in a period a node lets pass without asking the others. Hardly anybody casts more votes than that, and
     * asking costs more than the vote; who does may cast as many more at each further node.
     */
    int unasked(Limit limit) {
        return limit == Limit.VOTE ? settings.rate(limit).count() / 12 : 0;
    }

    private Bucket bucket(Limit limit, int count) {
        return Bucket.builder().addLimit(bandwidth(limit, count)).build();
    }

    private Bandwidth bandwidth(Limit limit, int count) {
        return Bandwidth.builder()
                .capacity(count)
                .refillIntervally(count, settings.rate(limit).period())
                .build();
    }

    /** Takes one; zero when there was one, else the time until there will be. */
    static Duration take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }
}
