package anb.uploads;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules of uploading.
 *
 * @param autoPublish whether a processed video is public without its owner's asking
 * @param maxUnfinished videos of one player that may wait for processing at once
 */
@Validated
@ConfigurationProperties("anb.videos")
public record UploadSettings(
        @DefaultValue("true") boolean autoPublish,
        @DefaultValue("25") @Min(1) int maxUnfinished) {}
