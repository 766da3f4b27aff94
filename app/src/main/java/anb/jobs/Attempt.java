package anb.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param outcome null while it runs, else {@code done}, {@code gave_up}, {@code retry}, {@code dead}, {@code crashed},
 *     {@code cancelled} or {@code handed_back}
 * @param logTail the last words of whatever the run started, e.g. of ffmpeg
 */
public record Attempt(
        long fence,
        int attempt,
        String worker,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String logTail) {}
