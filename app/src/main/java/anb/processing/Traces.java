package anb.processing;

import anb.jobs.Job;
import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StorageException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees to it that a run which does not end well leaves nothing in the bucket. */
@Component
class Traces {

    private static final Logger log = LoggerFactory.getLogger(Traces.class);

    private final ObjectStore store;

    Traces(ObjectStore store) {
        this.store = store;
    }

    /** Does a run's work, and removes what it wrote under its fence unless it is done. */
    Outcome removedUnlessDone(Job job, Callable<Outcome> work) throws Exception {
        boolean done = false;
        try {
            var outcome = work.call();
            done = outcome instanceof Outcome.Done;
            return outcome;
        } finally {
            if (!done) {
                remove(job);
            }
        }
    }

    /** Also when this thread was interrupted, which would make the store's client give up at once. */
    private void remove(Job job) {
        boolean interrupted = Thread.interrupted();
        try {
            store.deletePrefix(ObjectKey.processedPrefix(job.subject(), job.fence()));
        } catch (StorageException away) {
            log.warn("What run {} of video {} wrote is left to the sweep", job.fence(), job.subject(), away);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
