package anb.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When leftovers are removed.
 *
 * @param sweepEvery how often the store is swept
 * @param orphansOlderThan an object without a row may be an upload under way while it is younger than this
 * @param mostOrphans a sweep that finds more removes none: the database may be older than the bucket, or another's
 */
@ConfigurationProperties("anb.upkeep")
record UpkeepSettings(
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("2h") Duration orphansOlderThan,
        @DefaultValue("200") int mostOrphans) {}
