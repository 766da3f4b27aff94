package anb.upkeep;

import anb.storage.ObjectKey;
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
        var look = new Look(clock.instant().minus(settings.orphansOlderThan()));
        comparison.run(look);
        store.list(RESOURCES).forEach(look.count::add);
        use.keep(look.count, clock.instant());
        return look.orphans;
    }

    /** What is met on the way. */
    private static final class Look implements StoreComparison.Observer {

        private final Instant before;
        private final List<StoredObject> orphans = new ArrayList<>();
        private final StorageUse.Count count = new StorageUse.Count(StoreComparison.PREFIXES);

        /** @param before which an object was written that is an orphan */
        Look(Instant before) {
            this.before = before;
        }

        @Override
        public void missing(ObjectKey key) {
            log.warn("{} is missing from the store", key);
        }

        @Override
        public void ofOtherSize(StoredObject object, long bytes) {
            log.warn("{} has {} bytes, its row says {}", object.key(), object.sizeBytes(), bytes);
        }

        @Override
        public void surplus(StoredObject object) {
            if (object.lastModified().isBefore(before)) {
                orphans.add(object);
            }
        }

        @Override
        public void present(StoredObject object) {
            count.add(object);
        }
    }
}
