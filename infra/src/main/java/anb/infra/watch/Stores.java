package anb.infra.watch;

import anb.infra.data.DataStack;
import anb.infra.settings.Settings;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.MetricProps;

/** What the database, Redis and the bucket say of themselves. */
record Stores(Settings settings, DataStack data) {

    private static final Duration PERIOD = Duration.minutes(5);
    private static final Duration DAY = Duration.days(1);

    /** @param name such as {@code FreeStorageSpace} */
    Metric database(String name, String statistic) {
        return data.facts()
                .instance()
                .metric(
                        name,
                        MetricOptions.builder()
                                .statistic(statistic)
                                .period(PERIOD)
                                .build());
    }

    /** Of the first node of the group; absent where Redis is on the worker's machine. */
    Optional<Metric> redis(String name) {
        return data.broker()
                .group()
                .map(group -> new Metric(MetricProps.builder()
                        .namespace("AWS/ElastiCache")
                        .metricName(name)
                        .dimensionsMap(Map.of("CacheClusterId", settings.named("redis-001")))
                        .statistic("Average")
                        .period(PERIOD)
                        .build()));
    }

    /** Bytes of all current and old versions; S3 says so once a day. */
    Metric bytes() {
        return new Metric(MetricProps.builder()
                .namespace("AWS/S3")
                .metricName("BucketSizeBytes")
                .dimensionsMap(Map.of("BucketName", settings.bucket().name(), "StorageType", "StandardStorage"))
                .statistic("Average")
                .period(DAY)
                .build());
    }
}
