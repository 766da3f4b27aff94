package anb.tickets;

import anb.storage.Multipart;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Rules of direct uploads.
 *
 * @param partSize of each part but the last: what a broken line loses at most of each part under way
 * @param lifetime how long a ticket may be used
 * @param mostOpen open tickets of one player
 * @param mostOpenBytes bytes one player may have announced in open tickets: fewer than {@code mostOpen} of the largest
 *     clips have together, or it would never be what counts
 * @param fetchesAtOnce files fetched from the store and looked at at the same time on this node
 * @param sweepEvery how often tickets that ran out, and parts that belong to none, are removed
 */
@Validated
@ConfigurationProperties("anb.uploads")
record TicketSettings(
        @DefaultValue("8MB") @NotNull DataSize partSize,
        @DefaultValue("24h") @NotNull Duration lifetime,
        @DefaultValue("10") @Min(1) int mostOpen,
        @DefaultValue("500MB") @NotNull DataSize mostOpenBytes,
        @DefaultValue("4") @Min(1) int fetchesAtOnce,
        @DefaultValue("15m") @NotNull Duration sweepEvery) {

    TicketSettings {
        if (partSize.toBytes() < Multipart.SMALLEST_PART) {
            throw new IllegalArgumentException("anb.uploads.part-size must be at least 5MB: S3 takes no smaller parts");
        }
    }
}
