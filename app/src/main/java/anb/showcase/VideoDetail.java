package anb.showcase;

import anb.progress.Progress;
import anb.storage.PresignedUrls;
import anb.videos.Video;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of operation 4 and what was sent: contract, operation 5. */
record VideoDetail(
        @JsonUnwrapped VideoView video,
        @Nullable URI originalUrl,
        double durationSeconds,
        int width,
        int height,
        long sizeBytes) {

    static VideoDetail of(Video video, @Nullable Progress progress, long votes, PresignedUrls urls, Locale locale) {
        return new VideoDetail(
                VideoView.of(video, progress, votes, urls, locale),
                video.originalExpired() ? null : urls.of(video.original()),
                video.duration().toMillis() / 1000.0,
                video.width(),
                video.height(),
                video.sizeBytes());
    }
}
