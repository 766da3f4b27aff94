package anb.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** This node's own buckets: for what it lets pass without asking, and for while Redis is away. Those least used are forgotten when there are too many. */
@Component
class LocalBuckets {

    private static final int MOST = 100_000;

    private final Buckets buckets;
    private final Cache<String, Bucket> whileAlone = cache();
    private final Cache<String, Bucket> unasked = cache();

    LocalBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    Duration take(String name, Limit limit) {
        return Buckets.take(whileAlone.get(name, absent -> buckets.alone(limit)));
    }

    /** Whether this is one of the first few in a period, which need not be counted together with other nodes. */
    boolean passesUnasked(String name, Limit limit) {
        return buckets.unasked(limit) > 0
                && unasked.get(name, absent -> buckets.ofUnasked(limit)).tryConsume(1);
    }

    /** How many buckets it keeps now. */
    long size() {
        whileAlone.cleanUp();
        unasked.cleanUp();
        return whileAlone.estimatedSize() + unasked.estimatedSize();
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).build();
    }
}
