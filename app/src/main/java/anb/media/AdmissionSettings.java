package anb.media;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a clip must be to take part. Bounds are inclusive.
 *
 * @param largestFile most bytes of a file
 * @param shortest least play time of a clip
 * @param longest most play time of a clip
 * @param tolerance by which a clip may be shorter or longer than the bounds
 * @param shorterSide least pixels of the displayed picture's shorter side
 * @param longerSide least pixels of its longer side
 * @param largestSide most pixels a side: more is an absurd header, refused before anything is decoded
 * @param highestFrameRate most frames a second
 * @param mostPixelsASecond that have to be decoded: size and frame rate may each be let in and cost hours together
 * @param mostStreams most streams of any kind in a file
 */
@Validated
@ConfigurationProperties("anb.media.admission")
public record AdmissionSettings(
        @DefaultValue("104857600B") @NotNull DataSize largestFile,
        @DefaultValue("20s") @NotNull Duration shortest,
        @DefaultValue("60s") @NotNull Duration longest,
        @DefaultValue("500ms") @NotNull Duration tolerance,
        @DefaultValue("1080") @Positive int shorterSide,
        @DefaultValue("1920") @Positive int longerSide,
        @DefaultValue("8192") @Positive int largestSide,
        @DefaultValue("240") @Positive int highestFrameRate,
        @DefaultValue("1100000000") @Positive long mostPixelsASecond,
        @DefaultValue("64") @Positive int mostStreams) {}
