package anb.site;

import anb.problem.ErrorCode;
import anb.problem.Wording;
import anb.progress.Progress;
import anb.storage.PresignedUrls;
import anb.videos.Rendition;
import anb.videos.Video;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A video as its owner sees it.
 *
 * @param progress null when no job of it waits or runs
 * @param thumbnail null while nothing was made of it
 * @param poster its picture, as large as the clip; null while nothing was made of it
 * @param failure why there is nothing
 */
record MyVideo(
        Video video,
        long votes,
        @Nullable Progress progress,
        @Nullable URI thumbnail,
        @Nullable URI poster,
        @Nullable Wording failure) {

    static MyVideo of(Video video, long votes, @Nullable Progress progress, PresignedUrls urls, Locale locale) {
        var fence = video.pictureFence();
        var failure = video.failure();
        return new MyVideo(
                video,
                votes,
                progress,
                fence == null ? null : urls.of(Rendition.thumbnail(video.id(), fence)),
                fence == null ? null : urls.of(Rendition.poster(video.id(), fence)),
                failure == null ? null : Wording.of(failure.code(), failure.arguments(), locale));
    }

    String page() {
        return "/my/videos/" + video.id();
    }

    /** What was made of it, at an address of ours; null while there is nothing. */
    @Nullable
    String clip() {
        return video.renditionFence() == null ? null : page() + "/clip.mp4";
    }

    /** The key of what is said about where it stands. */
    String state() {
        return switch (video.status()) {
            case UPLOADED -> "state.uploaded";
            case PROCESSING -> "state.processing";
            case PROCESSED ->
                video.published() ? "state.published" : video.hidden() ? "state.hidden" : "state.processed";
            case FAILED -> "state.failed";
        };
    }

    boolean failed() {
        return failure != null;
    }

    /** Whether it failed and its owner may have it tried once more. */
    boolean retriable() {
        return failed() && !video.originalExpired();
    }

    /** Whether it failed for what may pass: what is wrong with a file stays wrong. */
    boolean promising() {
        var why = video.failure();
        return why != null && why.code() == ErrorCode.PROCESSING_FAILED;
    }

    /** Whether it failed and cannot be tried once more: what it would be made of is gone. */
    boolean expired() {
        return failed() && video.originalExpired();
    }

    int percent() {
        return progress == null ? 0 : progress.percent();
    }

    long seconds() {
        return video.duration().toSeconds();
    }
}
