package anb.tickets;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lane;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.Multipart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes what abandoned uploads leave: tickets that ran out, with their parts, and unfinished uploads that no ticket
 * waits for. A job, so that one node does it at a time.
 */
@Component
class TicketSweep implements JobHandler {

    static final JobKind KIND = new JobKind("sweep-uploads", Lane.LIGHT);
    /** There is one sweep: its jobs share a subject, so the ledger keeps at most one of them alive. */
    static final UUID SUBJECT = new UUID(0, 0);

    /** While it is younger, its ticket may be about to be recorded. */
    private static final Duration STRAY_AFTER = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(TicketSweep.class);

    private final Tickets tickets;
    private final Remains remains;
    private final Multipart store;
    private final InstantSource clock;

    TicketSweep(Tickets tickets, Remains remains, Multipart store, InstantSource clock) {
        this.tickets = tickets;
        this.remains = remains;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        for (Ticket expired : tickets.removeExpired()) {
            log.info("upload {} ran out", expired.id());
            remains.remove(expired);
        }
        Instant before = clock.instant().minus(STRAY_AFTER);
        for (var unfinished : store.unfinished("uploads/")) {
            if (unfinished.begunAt().isBefore(before) && !tickets.expects(unfinished.upload())) {
                log.info("giving up the upload of {}: no ticket waits for it", unfinished.key());
                store.abort(unfinished.key(), unfinished.upload());
            }
        }
        return new Outcome.Done(() -> {});
    }
}
