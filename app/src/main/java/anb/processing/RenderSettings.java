package anb.processing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the broadcast clip is encoded.
 *
 * @param preset of x264: slower ones make smaller files
 * @param crf constant rate factor of x264: 0–51, smaller is better and bigger
 * @param threads of one encode; one job for each core with one thread each makes most clips an hour
 * @param patience time allowed for each second of play, whatever the progress
 * @param largestFile an encode may write
 */
@Validated
@ConfigurationProperties("anb.processing")
record RenderSettings(
        @DefaultValue("veryfast") @NotBlank String preset,
        @DefaultValue("23") @Min(0) @Max(51) int crf,
        @DefaultValue("1") @Positive int threads,
        @DefaultValue("20s") @NotNull Duration patience,
        @DefaultValue("512MB") @NotNull DataSize largestFile) {}
