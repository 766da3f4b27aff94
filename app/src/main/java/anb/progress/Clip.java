package anb.progress;

import java.time.Duration;

/**
 * What a job's cost depends on.
 *
 * @param duration of the original
 * @param pixels of one frame of it
 * @param codec of it, by ffmpeg's name
 */
record Clip(Duration duration, long pixels, String codec) {

    /** Only so much of an original is decoded (anb.processing). */
    private static final double LONGEST_PLAY = 30;

    /**
     * Seconds, fitted to whole jobs of three lengths and sizes (docs/performance.md, Encoding): bumpers and the way to the
     * store, then a second of the result, then a megapixel that is decoded for it.
     */
    private static final double ONCE = 4.3, SECOND = 0.36, MEGAPIXEL_SECOND = 0.011;

    /** Of HEVC, which phones send in HDR: it is brought to a common brightness before it is scaled. */
    private static final double HEVC_SECOND = 0.65, HEVC_MEGAPIXEL_SECOND = 0.068;

    /** In seconds of the machine that was measured; {@link Pace} knows what they are on this one. */
    double work() {
        double play = Math.min(duration.toMillis() / 1e3, LONGEST_PLAY);
        double megapixels = pixels / 1e6;
        return ONCE
                + play
                        * (codec.equals("hevc")
                                ? HEVC_SECOND + HEVC_MEGAPIXEL_SECOND * megapixels
                                : SECOND + MEGAPIXEL_SECOND * megapixels);
    }
}
