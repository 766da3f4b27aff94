package anb.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** This node's own buckets: for what it lets pass without asking, and for while Redis is away. The least recently used is forgotten when there are too many. */
@Component
class LocalBuckets {

    private static final int MOST = 20_000;

    private final Buckets buckets;
    private final LinkedHashMap<String, Bucket> kept = new LinkedHashMap<>(16, 0.75f, true);

    LocalBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    Duration take(String name, Limit limit) {
        return Buckets.take(bucket(name, buckets.configuration(limit).getBandwidths()[0]));
    }

    /** Whether this is one of the first few in a period, which need not be counted together with other nodes. */
    boolean passesUnasked(String name, Limit limit) {
        int few = buckets.unasked(limit);
        return few > 0
                && bucket(name + ":unasked", buckets.bandwidth(limit, few)).tryConsume(1);
    }

    private synchronized Bucket bucket(String name, Bandwidth bandwidth) {
        var bucket = kept.computeIfAbsent(
                name, absent -> Bucket.builder().addLimit(bandwidth).build());
        if (kept.size() > MOST) {
            kept.pollFirstEntry();
        }
        return bucket;
    }
}
