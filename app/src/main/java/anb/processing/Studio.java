package anb.processing;

import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.jobs.Outcome.Done;
import anb.jobs.Outcome.GiveUp;
import anb.jobs.Outcome.Retry;
import anb.media.Containers;
import anb.media.Ended.Exited;
import anb.media.Ended.Killed;
import anb.media.Inspection;
import anb.media.MediaInfo;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.media.Verdict.Undecided;
import anb.problem.ErrorCode;
import anb.processing.Encoder.Condition.Broken;
import anb.processing.Encoder.Condition.Changing;
import anb.processing.Encoder.Condition.Untold;
import anb.processing.Encoder.Condition.Whole;
import anb.storage.NoSuchObject;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.ScratchFolder;
import anb.storage.Sha256;
import anb.videos.Rendition;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** One run from fetching the original to storing what was made of it; every step is told to the lease. */
@Component
class Studio {

    private final ObjectStore store;
    private final Inspection inspection;
    private final BrandAssets assets;
    private final Encoder encoder;
    private final VideoProgress progress;

    Studio(ObjectStore store, Inspection inspection, BrandAssets assets, Encoder encoder, VideoProgress progress) {
        this.store = store;
        this.inspection = inspection;
        this.assets = assets;
        this.encoder = encoder;
        this.progress = progress;
    }

    Outcome render(VideoId video, long fence, ScratchFolder folder, Lease lease)
            throws IOException, InterruptedException {
        var original = folder.file("original.mp4");
        var accepted = progress.accepted(video); // while PostgreSQL is there: it has just answered the claim
        lease.report("fetching", 0);
        try {
            store.get(ObjectKey.original(video.value()), original);
        } catch (NoSuchObject expired) {
            return giveUp(video, new Refused(ErrorCode.ORIGINAL_EXPIRED, progress.ageOfOriginal(video)), "");
        }
        if (accepted.isPresent() && !accepted.get().equals(Sha256.of(original))) {
            return new Retry("the original in the store is not the file that was accepted", "");
        }
        lease.report("probing", 0);
        var verdict = inspection.inspect(original, original.toFile().length(), Containers.MP4_AND_QUICKTIME);
        if (verdict instanceof Undecided undecided) {
            return new Retry("nothing can be told of the original: " + undecided.why(), "");
        }
        if (verdict instanceof Refused refused) {
            // It was looked at before it was accepted; a busy node may just not have been able to read it in time.
            return refused.code() == ErrorCode.UNREADABLE && mayPlay(original)
                    ? new Retry("the original could not be read in time", "")
                    : giveUp(video, refused, "");
        }
        var info = ((Accepted) verdict).info();
        var products = new Products(folder.file("clip.mp4"), folder.file("poster.jpg"), folder.file("thumbnail.jpg"));
        return make(new Work(video, fence, original, info, products), lease);
    }

    /** What one run is about. */
    private record Work(VideoId video, long fence, Path original, MediaInfo info, Products products) {}

    private Outcome make(Work work, Lease lease) throws IOException, InterruptedException {
        var brand = assets.current();
        lease.report("encoding", 0);
        var transcode = new Transcode(encoder.settings(), work.info(), work.original(), brand, work.products());
        var ended = encoder.run(transcode, percent -> lease.report("encoding", percent));
        if (ended instanceof Killed killed) {
            return new Retry("ffmpeg was killed: " + killed.why(), killed.log());
        }
        if (ended instanceof Exited exited && !exited.succeeded()) {
            return blame(work, "ffmpeg ended with code " + exited.code(), exited.log());
        }
        lease.report("checking", 0);
        var playTime = transcode.playTime();
        var faults = encoder.faults(transcode);
        if (!faults.isEmpty()) {
            return blame(work, "the result is not as promised: " + faults, ended.log());
        }
        lease.report("storing", 0);
        keep(work);
        var rendition = new Rendition(
                work.video(),
                work.fence(),
                playTime,
                work.products().clip().toFile().length(),
                brand.fingerprint(),
                Transcode.PIPELINE);
        return new Done(() -> progress.processed(rendition));
    }

    private void keep(Work work) {
        store.put(Rendition.clip(work.video(), work.fence()), work.products().clip(), "video/mp4");
        store.put(Rendition.poster(work.video(), work.fence()), work.products().poster(), "image/jpeg");
        store.put(
                Rendition.thumbnail(work.video(), work.fence()), work.products().thumbnail(), "image/jpeg");
    }

    private boolean mayPlay(Path original) throws IOException, InterruptedException {
        var condition = encoder.condition(original, Duration.ZERO);
        return condition instanceof Whole || condition instanceof Untold;
    }

    /**
     * The original is at fault only when it does not decode by itself either, or is more than one kind of picture; otherwise
     * we are, and try again.
     */
    private Outcome blame(Work work, String reason, String log) throws IOException, InterruptedException {
        var playTime = Broadcast.shorter(work.info().duration(), Broadcast.LONGEST_PLAY);
        return switch (encoder.condition(work.original(), playTime)) {
            case Broken _ -> giveUp(work.video(), new Refused(ErrorCode.UNREADABLE), log);
            case Changing changing -> giveUp(work.video(), changing.refused(), changing.kinds(), log);
            case Whole _ -> new Retry(reason, log);
            case Untold _ -> new Retry(reason, log);
        };
    }

    private Outcome giveUp(VideoId video, Refused refused, String log) {
        return giveUp(video, refused, refused.arguments(), log);
    }

    /** @param found for organisers, who may know more of it than its player is told */
    private Outcome giveUp(VideoId video, Refused refused, List<?> found, String log) {
        return new GiveUp(
                refused.code().code() + " " + found,
                log,
                () -> progress.failed(video, refused.code(), List.copyOf(refused.arguments())));
    }
}
