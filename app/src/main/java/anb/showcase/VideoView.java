package anb.showcase;

import static java.time.temporal.ChronoUnit.SECONDS;

import anb.problem.Wording;
import anb.progress.Progress;
import anb.storage.PresignedUrls;
import anb.videos.Rendition;
import anb.videos.Video;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A video as its owner sees it: a row of contract operation 4. */
record VideoView(
        UUID videoId,
        String title,
        @Nullable String description,
        String status,
        Instant uploadedAt,
        @Nullable Instant processedAt,
        @Nullable URI processedUrl,
        @Nullable URI thumbnailUrl,
        long votes,
        boolean published,
        @Nullable Progress progress,
        @Nullable FailureView failure) {

    /** Why there is no rendition, in the caller's language. */
    record FailureView(
            String code, String message, @Nullable String remedy) {}

    /** @param progress null when no job of it waits or runs; not shown while a processed one is made again */
    static VideoView of(Video video, @Nullable Progress progress, long votes, PresignedUrls urls, Locale locale) {
        Long fence = video.renditionFence();
        Long pictureFence = video.pictureFence();
        Instant processedAt = video.processedAt();
        Video.Failure failure = video.failure();
        return new VideoView(
                video.id().value(),
                video.title(),
                video.description(),
                video.status().text(),
                video.uploadedAt().truncatedTo(SECONDS),
                processedAt == null ? null : processedAt.truncatedTo(SECONDS),
                fence == null ? null : urls.of(Rendition.clip(video.id(), fence)),
                pictureFence == null ? null : urls.of(Rendition.thumbnail(video.id(), pictureFence)),
                votes,
                video.published(),
                video.isAtAnEnd() ? null : progress,
                failure == null ? null : failure(failure, locale));
    }

    private static FailureView failure(Video.Failure failure, Locale locale) {
        Wording wording = Wording.of(failure.code(), failure.arguments(), locale);
        return new FailureView(
                failure.code().code(), wording.message(), wording.remedy().orElse(null));
    }
}
