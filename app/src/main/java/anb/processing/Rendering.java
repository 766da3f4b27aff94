package anb.processing;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.problem.ErrorCode;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import anb.storage.StorageException;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.VideoProgress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The job that makes the broadcast version of a video. Each run writes under its own fence (G2), and a run that does
 * not end well leaves nothing behind, neither in the temp folder nor in the bucket.
 */
@Component
class Rendering implements JobHandler {

    private static final Logger log = LoggerFactory.getLogger(Rendering.class);

    private final Studio studio;
    private final ObjectStore store;
    private final Scratch scratch;
    private final VideoProgress progress;

    Rendering(Studio studio, ObjectStore store, Scratch scratch, VideoProgress progress) {
        this.studio = studio;
        this.store = store;
        this.scratch = scratch;
        this.progress = progress;
    }

    @Override
    public JobKind kind() {
        return VideoJobs.RENDER;
    }

    @Override
    public void claimed(Job job) {
        progress.started(video(job));
    }

    @Override
    public Outcome run(Job job, Lease lease) throws Exception {
        boolean done = false;
        try (var folder = scratch.open("render")) {
            var outcome = studio.render(video(job), job.fence(), folder, lease);
            done = outcome instanceof Outcome.Done;
            return outcome;
        } finally {
            if (!done) {
                removeTraces(job);
            }
        }
    }

    @Override
    public void died(Job job, String reason) {
        progress.failed(video(job), ErrorCode.PROCESSING_FAILED, List.of(job.attempt()));
    }

    @Override
    public void replayed(Job job) {
        progress.reopened(video(job));
    }

    /** Also when this thread was interrupted, which would make the store's client give up at once. */
    private void removeTraces(Job job) {
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

    private static VideoId video(Job job) {
        return new VideoId(job.subject());
    }
}
