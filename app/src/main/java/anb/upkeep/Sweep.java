package anb.upkeep;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lane;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.ObjectStore;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes what nobody needs any more: objects no row speaks of, left by uploads and runs that did not end (G2),
 * originals kept long enough, and clips that were replaced by others. A job, so that one node does it at a time and
 * every run leaves a trace.
 */
@Component
class Sweep implements JobHandler {

    static final JobKind KIND = new JobKind("sweep", Lane.LIGHT);
    /** There is one sweep: its jobs share a subject, so the ledger keeps at most one of them alive. */
    static final UUID SUBJECT = new UUID(0, 0);

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Orphans orphans;
    private final ObjectStore store;
    private final UpkeepSettings settings;
    private final ExpiredOriginals expiredOriginals;
    private final FormerClips formerClips;

    Sweep(
            Orphans orphans,
            ObjectStore store,
            UpkeepSettings settings,
            ExpiredOriginals expiredOriginals,
            FormerClips formerClips) {
        this.orphans = orphans;
        this.store = store;
        this.settings = settings;
        this.expiredOriginals = expiredOriginals;
        this.formerClips = formerClips;
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        var found = orphans.find();
        if (found.size() > settings.mostOrphans()) {
            var reason = found.size() + " objects have no row, more than anb.upkeep.most-orphans: nothing is removed";
            log.error("{}; is this the right database, and as young as the bucket?", reason);
            return new Outcome.GiveUp(reason, "", () -> {});
        }
        for (var orphan : found) {
            log.info("removing {}: no row speaks of it", orphan.key());
            store.delete(orphan.key());
        }
        expiredOriginals.remove(lease);
        formerClips.remove(lease);
        return new Outcome.Done(() -> {});
    }
}
