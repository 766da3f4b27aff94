package anb.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When leftovers are removed.
 *
 * @param sweepEvery how often the store is swept
 * @param orphansOlderThan an object without a row may be an upload under way while it is younger than this
 */
@ConfigurationProperties("anb.upkeep")
record UpkeepSettings(
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("2h") Duration orphansOlderThan) {}
