package anb.upkeep;

import anb.storage.ObjectStore;
import anb.storage.StoredObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the objects no row speaks of that are older than an upload takes, and counts all there are on the way. */
@Component
class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final String RESOURCES = "resources/";

    private final StoreComparison comparison;
    private final ObjectStore store;
    private final UpkeepSettings settings;
    private final InstantSource clock;
    private final StorageUse use;

    Orphans(
            StoreComparison comparison,
            ObjectStore store,
            UpkeepSettings settings,
            InstantSource clock,
            StorageUse use) {
        this.comparison = comparison;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.use = use;
    }

    List<StoredObject> find() {
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
}
