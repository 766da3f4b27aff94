package anb.processing;

import anb.accounts.AccountId;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Renditions;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.VideoStatus;
import anb.videos.Videos;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes the broadcast clip of a video once more, as long as its original is kept. Asking twice is asking once. A video
 * that has a clip keeps it, and stays public, until the new one takes its place.
 */
@Component
public class Reprocessing {

    /** As many rows as are held in one transaction, for some hundredths of a second. */
    private static final int PAGE = 500;

    /**
     * What became of the videos that were looked at.
     *
     * @param queued those to be made again
     * @param originalExpired those that are outdated and cannot be
     */
    record Outdated(long queued, long originalExpired) {}

    private final Videos videos;
    private final Renditions renditions;
    private final RenderOrders orders;
    private final BrandAssets assets;
    private final RateLimits limits;

    Reprocessing(Videos videos, Renditions renditions, RenderOrders orders, BrandAssets assets, RateLimits limits) {
        this.videos = videos;
        this.renditions = renditions;
        this.orders = orders;
        this.assets = assets;
        this.limits = limits;
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
            orders.requireOriginal(video);
            limits.check(Limit.UPLOAD, caller.value().toString());
            again(video);
        }
        return videos.requireOwned(caller, id);
    }

    /** The same for an organiser, who may ask for any video. @throws Problem not found, or its original gone */
    Video byOrganiser(VideoId id) {
        var video = require(id);
        orders.requireOriginal(video);
        again(video);
        return require(id);
    }

    /**
     * Every processed video that was made with other brand assets, or by an older version of the encoding, comes out
     * anew, behind everybody who waits for a video. Said while it is being done, it is done once.
     */
    Outdated outdated() throws IOException, InterruptedException {
        var brand = assets.current().fingerprint();
        long queued = 0;
        var page = renditions.outdated(brand, Transcode.PIPELINE, null, PAGE);
        while (!page.isEmpty()) {
            queued += placed(page);
            page = renditions.outdated(brand, Transcode.PIPELINE, page.getLast().id(), PAGE);
        }
        return new Outdated(queued, renditions.outdatedForGood(brand, Transcode.PIPELINE));
    }

    /** How many of them are ordered: together, or one by one when one of them cannot be, or not at once. */
    private long placed(List<Video> page) {
        return orders.placeAll(page)
                ? page.size()
                : page.stream().filter(orders::place).count();
    }

    private void again(Video video) {
        if (!orders.place(video)) {
            orders.requireOriginal(require(video.id()));
        }
    }

    private Video require(VideoId id) {
        return videos.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
    }
}
