package anb.jobs;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long this node has been in touch with PostgreSQL, by PostgreSQL's clock. While PostgreSQL is away, stands still or
 * cannot be reached, leases of workers that live run out, and they renew them as soon as they can. So whoever has heard
 * nothing for half a lease, which is less than it takes for one to run out, takes none over until a whole one has passed.
 */
@Component
class InTouch {

    private final Duration silence;
    private final Duration patience;
    private @Nullable OffsetDateTime since;
    private @Nullable OffsetDateTime last;

    InTouch(JobsSettings settings) {
        this.silence = settings.lease().dividedBy(2);
        this.patience = settings.lease();
    }

    /**
     * PostgreSQL has answered.
     *
     * @param now its time
     */
    synchronized void heard(OffsetDateTime now) {
        var before = last;
        if (before != null && Duration.between(before, now).compareTo(silence) > 0) {
            since = now;
        }
        last = now;
    }

    /**
     * Until when, by PostgreSQL's clock, leases that ran out may be taken over; asked before a claim and judged by the
     * claim itself, since PostgreSQL may stand still between the two. A node that has just started needed PostgreSQL for
     * its start and may: what it left when it was killed should not wait twice.
     */
    synchronized OffsetDateTime takesOverUntil() {
        var heard = last;
        if (heard == null) {
            return OffsetDateTime.MAX; // which the driver writes as infinity
        }
        var again = since;
        return again != null && Duration.between(again, heard).compareTo(patience) < 0
                ? OffsetDateTime.MIN
                : heard.plus(silence);
    }
}
