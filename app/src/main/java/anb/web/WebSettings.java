package anb.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the web tier.
 *
 * @param leave how long a node that was told to stop goes on answering, while whoever stands in front learns of it
 * @param allowedOrigins pages of which other origins may call the API (CORS); none by default
 */
@ConfigurationProperties("anb.web")
record WebSettings(
        @DefaultValue("5s") Duration leave, @DefaultValue List<String> allowedOrigins) {

    /** As long as a phase of the shutdown may take, less some seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(100);

    WebSettings {
        if (leave.isNegative() || leave.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("anb.web.leave must be from 0s to 100s");
        }
    }
}
