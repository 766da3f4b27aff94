package anb.videos;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules of uploading and publishing.
 *
 * @param autoPublish whether a processed video is public without its owner's asking
 * @param maxUnfinished videos of one player that may wait for processing at once
 * @param sweepEvery how often leftovers in the store are looked for; each sweep is made by one node
 * @param orphansOlderThan an object without a row is younger than this while its upload is still under way
 */
@Validated
@ConfigurationProperties("anb.videos")
record VideoSettings(
        @DefaultValue("true") boolean autoPublish,
        @DefaultValue("25") @Min(1) int maxUnfinished,
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("1h") Duration orphansOlderThan) {}
