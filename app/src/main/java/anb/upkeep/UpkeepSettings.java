package anb.upkeep;

import anb.problem.UnusableSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When leftovers are removed.
 *
 * @param sweepEvery how often the store is swept
 * @param orphansOlderThan an object without a row may be an upload under way while it is younger than this; longer than
 *     links work, since clips that were replaced go after it too
 * @param mostOrphans a sweep that finds more removes none: the database may be older than the bucket, or another's
 */
@ConfigurationProperties("anb.upkeep")
record UpkeepSettings(
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("2h") Duration orphansOlderThan,
        @DefaultValue("200") int mostOrphans) {

    /** @throws UnusableSetting a clip that was replaced would be removed while links to it work */
    void requireToOutlive(Duration links) {
        if (orphansOlderThan.compareTo(links) <= 0) {
            throw new UnusableSetting(
                    "anb.upkeep.orphans-older-than must be longer than anb.storage.presign-for,"
                            + " or clips that were replaced are removed while links to them still work.",
                    null);
        }
    }
}
