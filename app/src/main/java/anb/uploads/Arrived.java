package anb.uploads;

import anb.media.Containers;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived and is to become a video.
 *
 * @param field what the client calls the file, for refusals
 * @param file a private temp file; not moved, not deleted
 * @param accepted which kinds of file may take part by the way it came
 * @param waiting the player who waits for the answer; null for nobody
 */
record Arrived(
        String title,
        String field,
        Path file,
        Containers accepted,
        @Nullable UUID waiting) {}
