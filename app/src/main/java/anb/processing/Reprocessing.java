package anb.processing;

import anb.accounts.AccountId;
import anb.jobs.DeadJobs;
import anb.jobs.Jobs;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.VideoProgress;
import anb.videos.VideoStatus;
import anb.videos.Videos;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the broadcast clip of a video once more, as long as its original is kept. Asking twice is asking once. A video
 * that has a clip keeps it, and stays public, until the new one takes its place.
 */
@Component
public class Reprocessing {

    private static final int PAGE = 200;

    /**
     * What became of the videos that were looked at.
     *
     * @param queued those to be made again
     * @param originalExpired those that are outdated and cannot be
     */
    record Outdated(int queued, int originalExpired) {}

    private final Videos videos;
    private final VideoProgress progress;
    private final Jobs jobs;
    private final DeadJobs deadJobs;
    private final BrandAssets assets;
    private final RateLimits limits;
    private final TransactionTemplate transaction;

    Reprocessing(
            Videos videos,
            VideoProgress progress,
            Jobs jobs,
            DeadJobs deadJobs,
            BrandAssets assets,
            RateLimits limits,
            TransactionTemplate transaction) {
        this.videos = videos;
        this.progress = progress;
        this.jobs = jobs;
        this.deadJobs = deadJobs;
        this.assets = assets;
        this.limits = limits;
        this.transaction = transaction;
    }

    /**
     * A second chance for a video that failed.
     *
     * @throws Problem not found, not the owner's, processed already, its original gone, or too often
     */
    public Video byOwner(AccountId caller, VideoId id) {
        var video = videos.requireOwned(caller, id);
        if (video.status() == VideoStatus.PROCESSED) {
            throw new Problem(ErrorCode.ALREADY_PROCESSED);
        }
        if (video.isAtAnEnd()) {
            requireOriginal(video);
            limits.check(Limit.UPLOAD, caller.value().toString());
            again(video);
        }
        return videos.requireOwned(caller, id);
    }

    /** The same for an organiser, who may ask for any video. @throws Problem not found, or its original gone */
    Video byOrganiser(VideoId id) {
        var video = require(id);
        requireOriginal(video);
        again(video);
        return require(id);
    }

    /**
     * Every processed video that was made with other brand assets, or by an older version of the encoding, comes out
     * anew, behind everybody who waits for a video.
     */
    Outdated outdated() throws IOException, InterruptedException {
        var brand = assets.current().fingerprint();
        int queued = 0;
        int expired = 0;
        @Nullable VideoId after = null;
        List<Video> page;
        do {
            page = videos.outdated(brand, Transcode.PIPELINE, after, PAGE);
            var kept = page.stream().filter(video -> !video.originalExpired()).toList();
            transaction.executeWithoutResult(status -> kept.forEach(this::inBackground));
            queued += kept.size();
            expired += page.size() - kept.size();
            after = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == PAGE);
        return new Outdated(queued, expired);
    }

    private static void requireOriginal(Video video) {
        if (video.originalExpired()) {
            throw new Problem(ErrorCode.ORIGINAL_EXPIRED);
        }
    }

    private void again(Video video) {
        transaction.executeWithoutResult(status -> {
            if (video.status() == VideoStatus.PROCESSED) {
                inBackground(video);
            } else if (!revived(video)) {
                jobs.enqueue(
                        VideoJobs.RENDER, video.id().value(), video.player().value());
                progress.reopened(video.id());
            }
        });
    }

    /** A dead job is not left behind: it is the one that runs again. */
    private boolean revived(Video video) {
        return deadJobs.about(VideoJobs.RENDER, video.id().value())
                .map(deadJobs::replay)
                .orElse(false);
    }

    private void inBackground(Video video) {
        if (!revived(video)) {
            jobs.enqueueInBackground(
                    VideoJobs.RENDER, video.id().value(), video.player().value());
        }
    }

    private Video require(VideoId id) {
        return videos.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
    }
}
