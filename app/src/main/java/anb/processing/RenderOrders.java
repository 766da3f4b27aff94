package anb.processing;

import anb.jobs.DeadJobs;
import anb.jobs.Jobs;
import anb.videos.Originals;
import anb.videos.Video;
import anb.videos.VideoJobs;
import anb.videos.VideoProgress;
import anb.videos.VideoStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The transaction in which a rendition is ordered once more, and its original kept for it. */
@Component
class RenderOrders {

    private final Jobs jobs;
    private final DeadJobs deadJobs;
    private final VideoProgress progress;
    private final Originals originals;
    private final TransactionTemplate transaction;

    RenderOrders(
            Jobs jobs,
            DeadJobs deadJobs,
            VideoProgress progress,
            Originals originals,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.deadJobs = deadJobs;
        this.progress = progress;
        this.originals = originals;
        this.transaction = transaction;
    }

    /** @throws anb.problem.Problem the video's original is gone */
    void requireOriginal(Video video) {
        originals.require(video);
    }

    /**
     * Has a video made again: one that has a clip in the background, one that failed as if it were new.
     *
     * @return false when its original is gone, be it since the video was read; nothing is ordered then
     */
    boolean place(Video video) {
        return transaction.execute(status -> {
            if (!revived(video)) {
                enqueue(video);
            }
            boolean kept = originals.hold(video.id());
            if (!kept) {
                status.setRollbackOnly();
            }
            return kept;
        });
    }

    /**
     * Has videos that have a clip made again in the background, by one statement for all of them.
     *
     * @return false when an original is gone since they were read, or somebody is at one of them; nothing is ordered then
     */
    boolean placeAll(List<Video> processed) {
        Map<UUID, UUID> owners = processed.stream()
                .collect(Collectors.toMap(
                        video -> video.id().value(), video -> video.player().value()));
        return transaction.execute(status -> {
            deadJobs.about(VideoJobs.RENDER, owners.keySet()).forEach(deadJobs::replay);
            jobs.enqueueInBackground(VideoJobs.RENDER, owners);
            boolean kept = originals.holdAll(processed.stream().map(Video::id).toList());
            if (!kept) {
                status.setRollbackOnly();
            }
            return kept;
        });
    }

    /** A dead job is not left behind: it is the one that runs again. */
    private boolean revived(Video video) {
        return deadJobs.about(VideoJobs.RENDER, video.id().value())
                .map(deadJobs::replay)
                .orElse(false);
    }

    private void enqueue(Video video) {
        var id = video.id().value();
        var owner = video.player().value();
        if (video.status() == VideoStatus.PROCESSED) {
            jobs.enqueueInBackground(VideoJobs.RENDER, id, owner);
        } else {
            jobs.enqueue(VideoJobs.RENDER, id, owner);
            progress.reopened(video.id());
        }
    }
}
