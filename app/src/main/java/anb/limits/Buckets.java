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

    /** A full bucket at the first act, full again a whole period later: so many in a period, not one more in between. */
    BucketConfiguration configuration(Limit limit) {
        var rate = settings.rate(limit);
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.count())
                        .refillIntervally(rate.count(), rate.period())
                        .build())
                .build();
    }

    /** Takes one; zero when there was one, else the time until there will be. */
    static Duration take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }
}
