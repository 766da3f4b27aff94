package anb.videos;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import org.springframework.stereotype.Component;

/** Removes every object of a deleted video; doing so twice is harmless. */
@Component
class Erasure implements JobHandler {

    private final ObjectStore store;

    Erasure(ObjectStore store) {
        this.store = store;
    }

    @Override
    public JobKind kind() {
        return VideoJobs.ERASE;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        erase(new VideoId(job.subject()));
        return new Outcome.Done(() -> {});
    }

    void erase(VideoId id) {
        store.delete(ObjectKey.original(id.value()));
        store.deletePrefix(ObjectKey.processedPrefix(id.value()));
    }
}
