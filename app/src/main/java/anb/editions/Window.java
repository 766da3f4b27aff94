package anb.editions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param from first instant inside; absent: was always open
 * @param until first instant outside again; absent: never closes
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    public boolean contains(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }
}
