package anb.upkeep;

import anb.jobs.Backlog;
import anb.jobs.JobKind;
import anb.jobs.Jobs;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.VideoStatus;
import anb.videos.Videos;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Remedies for videos without their job and for jobs without their video. */
@Component
class JobRepairs {

    private static final String NOTE = " (a defect: report it with the rows of job and job_attempt of this subject)";

    private final Jobs jobs;
    private final Backlog backlog;
    private final Videos videos;

    JobRepairs(Jobs jobs, Backlog backlog, Videos videos) {
        this.jobs = jobs;
        this.backlog = backlog;
        this.videos = videos;
    }

    /** One more render job, unless there is one by now. */
    Remedy render(Video video, String why) {
        return oneMore(VideoJobs.RENDER, video, why);
    }

    /** The same that makes pictures again, of the moment last asked for. */
    Remedy poster(Video video) {
        return oneMore(VideoJobs.POSTER, video, "its pictures are made again of its clip");
    }

    private Remedy oneMore(JobKind kind, Video video, String why) {
        return jobs.live(kind, video.id().value())
                .<Remedy>map(job -> new Remedy.Wait("job " + job.value() + " is on it"))
                .orElseGet(() -> new Remedy.Mend("one more " + kind.name() + " job: " + why, () -> added(kind, video)));
    }

    /** The video is held, so that it cannot be deleted or settled before its job is there. */
    private boolean added(JobKind kind, Video asSeen) {
        var id = asSeen.id();
        if (jobs.live(kind, id.value()).isPresent()) {
            return false;
        }
        jobs.enqueue(kind, id.value(), asSeen.player().value());
        return videos.hold(id).filter(now -> needsItStill(now, asSeen)).isPresent();
    }

    private static boolean needsItStill(Video now, Video asSeen) {
        return now.status() == asSeen.status()
                && Objects.equals(now.renditionFence(), asSeen.renditionFence())
                && Objects.equals(now.posterFence(), asSeen.posterFence())
                && now.originalExpired() == asSeen.originalExpired();
    }

    /** For a job whose video is gone. */
    Remedy withoutVideo(VideoId video) {
        return cancel(video, VideoJobs.MAKING, "the job is cancelled", Optional::isEmpty);
    }

    /** For a job whose video has failed. */
    Remedy forFailedVideo(VideoId video) {
        return cancel(
                video,
                List.of(VideoJobs.RENDER),
                "the job is cancelled" + NOTE,
                found -> found.filter(now -> now.status() == VideoStatus.FAILED).isPresent());
    }

    /** The job is locked first, the video looked at second: in this order no move of either can come in between. */
    private Remedy cancel(VideoId video, List<JobKind> kinds, String text, Predicate<Optional<Video>> wrong) {
        return new Remedy.Mend(text, () -> cancelled(video, kinds) && wrong.test(videos.find(video)));
    }

    private boolean cancelled(VideoId video, List<JobKind> kinds) {
        return kinds.stream().filter(kind -> jobs.cancel(kind, video.value())).count() > 0;
    }

    /** Taking a job over is a worker's part: it alone knows that it can do the work. */
    Remedy expiredLease() {
        long workers = backlog.workers().stream().filter(Backlog.Node::alive).count();
        return new Remedy.Wait("the next worker of this lane with a free slot takes it over; "
                + (workers == 0
                        ? "no worker has been heard of: start one (anb.jobs.concurrency above 0)"
                        : "workers alive now: " + workers));
    }
}
