package anb.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a sender is waited for in all. Tomcat's own limit is for each piece, and who sends a byte every few seconds
 * keeps within it for ever.
 *
 * @param head from the first byte of a request until its last header
 * @param body of waiting for a body, and a second more for each {@code slowest} that came
 * @param slowest bytes a second of a body that are fast enough
 * @param rest of reading on what somebody sends who has been answered already
 */
@ConfigurationProperties("anb.web.patience")
record Patience(
        @DefaultValue("20s") Duration head,
        @DefaultValue("30s") Duration body,
        @DefaultValue("8KB") DataSize slowest,
        @DefaultValue("5m") Duration rest) {

    Patience {
        if (!head.isPositive() || !body.isPositive() || slowest.toBytes() <= 0 || !rest.isPositive()) {
            throw new IllegalArgumentException("anb.web.patience must be positive in every part");
        }
    }

    /** In nanoseconds, for a body of which so many bytes have come. */
    long forBody(long bytes) {
        return body.plusMillis(bytes * 1000 / slowest.toBytes()).toNanos();
    }
}
