package anb.processing;

import anb.media.Packets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The association's assets as local files.
 *
 * @param fingerprint the same for the same bytes, wherever they lie
 */
record Brand(Path logo, Bumper opening, Bumper closing, String fingerprint) {

    /**
     * What stands before or behind the clip.
     *
     * @param plays for how long, as far as it is used
     * @param frameRate average frames a second
     */
    record Bumper(Path file, Duration plays, double frameRate) {

        static Bumper of(Path file, Packets packets) {
            return new Bumper(file, Broadcast.shorter(packets.span(), Broadcast.LONGEST_BUMPER), packets.frameRate());
        }
    }
}
