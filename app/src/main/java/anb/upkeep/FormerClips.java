package anb.upkeep;

import anb.jobs.Lease;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.videos.Renditions;
import org.springframework.stereotype.Component;

/** Removes clips that were replaced by others, once every link to them has run out. */
@Component
class FormerClips {

    private final Renditions renditions;
    private final ObjectStore store;
    private final UpkeepSettings settings;

    FormerClips(Renditions renditions, ObjectStore store, UpkeepSettings settings) {
        this.renditions = renditions;
        this.store = store;
        this.settings = settings;
    }

    void remove(Lease lease) {
        for (var former : renditions.supersededBefore(settings.orphansOlderThan())) {
            if (!lease.held()) {
                return;
            }
            store.deletePrefix(ObjectKey.processedPrefix(former.video().value(), former.fence()));
            renditions.forget(former);
        }
    }
}
