package anb.progress;

import java.time.Duration;

/**
 * What a job's cost depends on.
 *
 * @param duration of the original
 * @param pixels of one frame of it
 */
record Clip(Duration duration, long pixels) {

    /** Only so much of an original is decoded (anb.processing). */
    private static final double LONGEST_PLAY = 30;

    /**
     * Costs relative to each other, assumed and not measured yet: bumpers and the way to the store, then a second of
     * the result, then a megapixel that is decoded for it.
     */
    private static final double ONCE = 4, SECOND = 0.35, MEGAPIXEL_SECOND = 0.09;

    /** In seconds of an imagined machine; {@link Pace} knows what they are on this one. */
    double work() {
        double play = Math.min(duration.toMillis() / 1e3, LONGEST_PLAY);
        return ONCE + play * (SECOND + MEGAPIXEL_SECOND * pixels / 1e6);
    }
}
