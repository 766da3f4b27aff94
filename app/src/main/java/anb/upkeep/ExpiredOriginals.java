package anb.upkeep;

import anb.jobs.Lease;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.videos.Originals;
import anb.videos.Retention;
import org.springframework.stereotype.Component;

/** Removes what players sent once it was kept long enough; what a rendition is still to be made of stays. */
@Component
class ExpiredOriginals {

    private final Originals originals;
    private final ObjectStore store;
    private final Retention retention;

    ExpiredOriginals(Originals originals, ObjectStore store, Retention retention) {
        this.originals = originals;
        this.store = store;
        this.retention = retention;
    }

    /** Row first: an object that no row speaks of is removed by the next sweep, should this one end in between. */
    void remove(Lease lease) {
        var age = retention.keepOriginals();
        for (var video : originals.olderThan(age)) {
            if (!lease.held()) {
                return;
            }
            if (originals.expire(video, age)) {
                store.delete(ObjectKey.original(video.value()));
            }
        }
    }
}
