package anb.uploads;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules of uploading.
 *
 * @param autoPublish whether a processed video is public without its owner's asking
 * @param maxUnfinished videos of one player that may wait for processing at once
 * @param formsAtOnce forms with a clip of one player that a node takes in at once
 * @param formsWait how long another waits for one of them to end, before it is refused
 */
@Validated
@ConfigurationProperties("anb.videos")
public record UploadSettings(
        @DefaultValue("true") boolean autoPublish,
        @DefaultValue("25") @Min(1) int maxUnfinished,
        @DefaultValue("3") @Min(1) int formsAtOnce,
        @DefaultValue("20s") Duration formsWait) {}
