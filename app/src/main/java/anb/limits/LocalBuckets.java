package anb.limits;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** This node's own buckets, for while Redis is away. The least recently used is forgotten when there are too many. */
@Component
class LocalBuckets {

    private static final int MOST = 20_000;

    private final Buckets buckets;
    private final LinkedHashMap<String, Bucket> kept = new LinkedHashMap<>(16, 0.75f, true);

    LocalBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    Duration take(String name, Limit limit) {
        return Buckets.take(bucket(name, limit));
    }

    private synchronized Bucket bucket(String name, Limit limit) {
        var bucket = kept.computeIfAbsent(name, absent -> fresh(limit));
        if (kept.size() > MOST) {
            kept.pollFirstEntry();
        }
        return bucket;
    }

    private Bucket fresh(Limit limit) {
        var bandwidths = buckets.configuration(limit).getBandwidths();
        return Bucket.builder().addLimit(bandwidths[0]).build();
    }
}
