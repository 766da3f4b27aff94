package anb.uploads;

import anb.accounts.AccountId;
import anb.jobs.Jobs;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.NewVideo;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.Videos;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one transaction that makes a stored file a video: row and job appear together or not at all (G1, G7). */
@Component
public class Entry {

    private final Videos videos;
    private final Jobs jobs;
    private final UploadGate gate;
    private final OwnersTurn turn;

    Entry(Videos videos, Jobs jobs, UploadGate gate, OwnersTurn turn) {
        this.videos = videos;
        this.jobs = jobs;
        this.gate = gate;
        this.turn = turn;
    }

    /** Asked before anything that costs is done for one more video. @throws Problem there is no room for it now */
    public void requireRoom(AccountId player) {
        gate.requireRoom(player);
    }

    /**
     * The new video's id, or that of the video made with the same idempotency key before.
     *
     * @throws Problem the player has no room for another, used the key for something else, or is gone for good; nothing is
     *     recorded then
     */
    public VideoId record(NewVideo video) {
        return record(video, () -> {
            gate.requireRoom(video.player());
            jobs.enqueue(VideoJobs.RENDER, video.id().value(), video.player().value());
        });
    }

    /**
     * The same for a video of an earlier system, which nobody waits for: it counts in no quota.
     *
     * @param uploadedAt when it was sent there; null: now
     */
    VideoId adopt(NewVideo video, @Nullable Instant uploadedAt) {
        return record(video, () -> {
            if (uploadedAt != null) {
                videos.date(video.id(), uploadedAt);
            }
            jobs.enqueueInBackground(
                    VideoJobs.RENDER, video.id().value(), video.player().value());
        });
    }

    private VideoId record(NewVideo video, Runnable order) {
        return turn.of(video.player(), () -> {
            if (!videos.add(video)) {
                VideoId earlier = videos.findByKey(video.player(), Objects.requireNonNull(video.idempotencyKey()))
                        .orElseThrow();
                requireSame(earlier, video.title(), video.sha256());
                return earlier;
            }
            order.run();
            return video.id();
        });
    }

    /** Refuses content or title that differ from what the key was used for first. */
    void requireSame(VideoId earlier, String title, String sha256) {
        if (!videos.isSameUpload(earlier, title, sha256)) {
            throw new Problem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
    }

    /** Whether the video is recorded. */
    boolean has(VideoId video) {
        return videos.find(video).isPresent();
    }
}
