package anb.videos;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept how long.
 *
 * @param keepOriginals how long an original is kept after its upload, once its video is in an end state
 */
@ConfigurationProperties("anb.storage")
public record Retention(@DefaultValue("7d") Duration keepOriginals) {}
