package anb.processing;

import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.Scratch;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import org.springframework.stereotype.Component;

/**
 * The job that makes the pictures of a video again. As with a rendition, each run writes under its own fence (G2), and one that
 * does not end well leaves nothing behind; the video goes on showing the pictures it has.
 */
@Component
class Retaking implements JobHandler {

    private final Darkroom darkroom;
    private final Scratch scratch;
    private final Traces traces;

    Retaking(Darkroom darkroom, Scratch scratch, Traces traces) {
        this.darkroom = darkroom;
        this.scratch = scratch;
        this.traces = traces;
    }

    @Override
    public JobKind kind() {
        return VideoJobs.POSTER;
    }

    @Override
    public Outcome run(Job job, Lease lease) throws Exception {
        try (var folder = scratch.open("poster")) {
            return traces.removedUnlessDone(
                    job, () -> darkroom.develop(new VideoId(job.subject()), job.fence(), folder, lease));
        }
    }
}
