package anb.progress;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an unfinished video is, as clients are told.
 *
 * @param phase {@code queued}, or what its run does: {@code fetching, probing, encoding, checking, storing}
 * @param percent of the whole job; 0 while it waits
 * @param queuePosition 1 for the next one to begin; null once it has, and while it waits in the background
 * @param etaSeconds until it is done, as far as one can know; null while nobody works, and while it waits in the background
 */
public record Progress(
        String phase,
        int percent,
        @Nullable Integer queuePosition,
        @Nullable Long etaSeconds) {

    static final Progress IN_BACKGROUND = new Progress("queued", 0, null, null);

    /** Whether somebody who was told the other would want to hear of this; both say when, so time passing is no news. */
    boolean isNews(Progress earlier, long secondsBetween) {
        return !phase.equals(earlier.phase)
                || percent != earlier.percent
                || !Objects.equals(queuePosition, earlier.queuePosition)
                || hasMoved(earlier.etaSeconds, secondsBetween);
    }

    private boolean hasMoved(@Nullable Long earlier, long secondsBetween) {
        if (etaSeconds == null || earlier == null) {
            return etaSeconds != null || earlier != null;
        }
        long expected = Math.max(0, earlier - secondsBetween);
        return Math.abs(etaSeconds - expected) > Math.max(3, expected / 10);
    }
}
