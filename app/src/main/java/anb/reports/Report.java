package anb.reports;

import anb.videos.VideoId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person reported about one clip. */
public record Report(
        UUID id, VideoId video, Reason reason, @Nullable String note, Instant madeAt) {}
