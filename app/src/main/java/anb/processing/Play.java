package anb.processing;

import java.time.Duration;

/**
 * The part of a broadcast clip that is the player's, between the bumpers.
 *
 * @param from its beginning, as the clip plays
 * @param until its end
 */
record Play(Duration from, Duration until) {

    /** Frames kept away from a bumper when choosing a picture. */
    private static final int SEAM = 3;

    /** The filter that lets frames of it through, and no others. */
    String frames() {
        return trim(first(), end());
    }

    /** The same of the one frame that is shown at a moment, or is nearest to it. */
    String frame(Duration moment) {
        int shown = (int) (moment.toMillis() * Broadcast.FRAME_RATE / 1000);
        int frame = Math.clamp(shown, first(), end() - 1);
        return trim(frame, frame + 1);
    }

    private int first() {
        return Broadcast.frames(from) + SEAM;
    }

    private int end() {
        return Broadcast.frames(until) - SEAM;
    }

    private static String trim(int first, int end) {
        return "trim=start_frame=%d:end_frame=%d".formatted(first, end);
    }
}
