package anb.videos;

import anb.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a worker may do to a video. Each change belongs inside the transaction that changes the job, so video and job
 * never disagree (G7).
 */
@Component
public class VideoProgress {

    private static final Logger log = LoggerFactory.getLogger(VideoProgress.class);

    private final Videos videos;
    private final Renditions renditions;
    private final Duplicates duplicates;
    private final Originals originals;

    VideoProgress(Videos videos, Renditions renditions, Duplicates duplicates, Originals originals) {
        this.videos = videos;
        this.renditions = renditions;
        this.duplicates = duplicates;
        this.originals = originals;
    }

    /** The SHA-256 of the file that was accepted, as hexadecimal digits; empty when the video is gone. */
    public Optional<String> accepted(VideoId id) {
        return duplicates.file(id);
    }

    /** The arguments of {@code original_expired}: days that originals are kept, days since the upload; none when the video is gone. */
    public List<Object> ageOfOriginal(VideoId id) {
        return videos.find(id).map(originals::age).orElse(List.of());
    }

    /** A worker has taken it; nothing changes when another one had it before, or when a new rendition is made. */
    public void started(VideoId id) {
        videos.move(id, VideoStatus.PROCESSING);
    }

    /** The rendition is stored and valid; the video is public from this moment if its owner wished so. */
    public void processed(Rendition rendition) {
        if (!renditions.processed(rendition)) {
            throw new IllegalStateException("video " + rendition.video() + " is not being processed");
        }
        log.info("video {} processed, fence {}", rendition.video(), rendition.fence());
    }

    /** It ends without a rendition; a video that has an earlier one keeps it. */
    public void failed(VideoId id, ErrorCode code, List<Object> arguments) {
        if (videos.failed(id, code, arguments)) {
            log.info("video {} failed: {}", id, code.code());
        }
    }

    /** It failed, and is due again; nothing changes for one that did not. */
    public void reopened(VideoId id) {
        videos.move(id, VideoStatus.UPLOADED);
    }
}
