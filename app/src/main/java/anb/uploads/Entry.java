package anb.uploads;

import anb.jobs.Jobs;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.NewVideo;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import anb.videos.Videos;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The one transaction that makes a stored file a video: row and job appear together or not at all (G1, G7). */
@Component
public class Entry {

    private final Videos videos;
    private final Jobs jobs;
    private final UploadGate gate;
    private final TransactionTemplate transaction;

    Entry(Videos videos, Jobs jobs, UploadGate gate, TransactionTemplate transaction) {
        this.videos = videos;
        this.jobs = jobs;
        this.gate = gate;
        this.transaction = transaction;
    }

    /**
     * The new video's id, or that of the video made with the same idempotency key before.
     *
     * @throws Problem the player has no room for another, or used the key for something else; nothing is recorded then
     */
    public VideoId record(NewVideo video) {
        return Objects.requireNonNull(transaction.execute(status -> {
            UUID owner = video.player().value();
            jobs.serialise(owner);
            if (!videos.add(video)) {
                VideoId earlier = videos.findByKey(video.player(), Objects.requireNonNull(video.idempotencyKey()))
                        .orElseThrow();
                requireSame(earlier, video.title(), video.sha256());
                return earlier;
            }
            gate.requireRoom(video.player());
            jobs.enqueue(VideoJobs.RENDER, video.id().value(), owner);
            return video.id();
        }));
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
