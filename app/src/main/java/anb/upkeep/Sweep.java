package anb.upkeep;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lane;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StoredObject;
import anb.videos.Renditions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    private static final String RESOURCES = "resources/";

    private final StoreComparison comparison;
    private final ObjectStore store;
    private final Renditions renditions;
    private final UpkeepSettings settings;
    private final InstantSource clock;
    private final ExpiredOriginals expiredOriginals;
    private final StorageUse use;

    Sweep(
            StoreComparison comparison,
            ObjectStore store,
            Renditions renditions,
            UpkeepSettings settings,
            InstantSource clock,
            ExpiredOriginals expiredOriginals,
            StorageUse use) {
        this.comparison = comparison;
        this.store = store;
        this.renditions = renditions;
        this.settings = settings;
        this.clock = clock;
        this.expiredOriginals = expiredOriginals;
        this.use = use;
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        List<StoredObject> orphans = orphans();
        if (orphans.size() > settings.mostOrphans()) {
            var reason = orphans.size() + " objects have no row, more than anb.upkeep.most-orphans: nothing is removed";
            log.error("{}; is this the right database, and as young as the bucket?", reason);
            return new Outcome.GiveUp(reason, "", () -> {});
        }
        for (StoredObject orphan : orphans) {
            log.info("removing {}: no row speaks of it", orphan.key());
            store.delete(orphan.key());
        }
        expiredOriginals.remove(lease);
        removeFormerRenditions(lease);
        return new Outcome.Done(() -> {});
    }

    private List<StoredObject> orphans() {
        Instant before = clock.instant().minus(settings.orphansOlderThan());
        List<StoredObject> orphans = new ArrayList<>();
        var count = new StorageUse.Count(StoreComparison.PREFIXES);
        comparison.run(
                missing -> log.warn("{} is missing from the store", missing),
                found -> {
                    if (found.lastModified().isBefore(before)) {
                        orphans.add(found);
                    }
                },
                count::add);
        store.list(RESOURCES).forEach(count::add);
        use.keep(count, clock.instant());
        return orphans;
    }

    private void removeFormerRenditions(Lease lease) {
        for (var former : renditions.supersededBefore(settings.orphansOlderThan())) {
            if (!lease.held()) {
                return;
            }
            store.deletePrefix(ObjectKey.processedPrefix(former.video().value(), former.fence()));
            renditions.forget(former);
        }
    }
}
