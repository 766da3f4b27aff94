package anb.editions;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param from first instant inside; absent: was always open
 * @param until first instant outside again; absent: never closes
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    /** Whether it is open then. */
    public boolean contains(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    /** For who comes while it is closed: when it opens and when it closed; what is not so, or not known, is empty text. */
    public Object[] closed(Instant at, ZoneId zone) {
        return new Object[] {
            from != null && at.isBefore(from) ? from.atZone(zone) : "",
            until != null && !at.isBefore(until) ? until.atZone(zone) : ""
        };
    }
}
