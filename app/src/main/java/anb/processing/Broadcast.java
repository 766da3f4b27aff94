package anb.processing;

import java.time.Duration;

/** What the broadcast clip is, whoever made it: the numbers that making and checking share. */
final class Broadcast {

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FRAME_RATE = 30;

    /** Of the player's clip, from its beginning. */
    static final Duration LONGEST_PLAY = Duration.ofSeconds(30);

    /** Of each bumper: never more than 5 s extra in all. */
    static final Duration LONGEST_BUMPER = Duration.ofMillis(2500);

    static final int THUMBNAIL_WIDTH = 480;

    private Broadcast() {}

    /** Whole frames in a play time. */
    static int frames(Duration playTime) {
        return (int) Math.round(playTime.toNanos() * FRAME_RATE / 1e9);
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
