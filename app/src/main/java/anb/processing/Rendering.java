package anb.processing;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.problem.ErrorCode;
import anb.storage.Scratch;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.VideoProgress;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The job that makes the broadcast version of a video. Each run writes under its own fence (G2), and a run that does
 * not end well leaves nothing behind, neither in the temp folder nor in the bucket.
 */
@Component
class Rendering implements JobHandler {

    private final Studio studio;
    private final Scratch scratch;
    private final Traces traces;
    private final VideoProgress progress;

    Rendering(Studio studio, Scratch scratch, Traces traces, VideoProgress progress) {
        this.studio = studio;
        this.scratch = scratch;
        this.traces = traces;
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
        try (var folder = scratch.open("render")) {
            return traces.removedUnlessDone(job, () -> studio.render(video(job), job.fence(), folder, lease));
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

    private static VideoId video(Job job) {
        return new VideoId(job.subject());
    }
}
