package anb.processing;

import anb.media.Clips;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A clip of 29 s in the broadcast format of which each frame can be told by its greys: four columns, each of which shows one
 * octal digit of its number.
 */
final class NumberedClip {

    private static final int DIGITS = 4, BLACK = 16, STEP = 28;

    private NumberedClip() {}

    static Path make(Clips clips) {
        var greys = "geq=lum='%d+%d*mod(floor(N/pow(8,%d-floor(X/16))),8)':cb=128:cr=128"
                .formatted(BLACK, STEP, DIGITS - 1);
        var tags = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";
        return clips.make(
                "-f",
                "lavfi",
                "-i",
                "color=black:s=64x36:r=30,format=yuv420p",
                "-t",
                "29",
                "-vf",
                greys + ",scale=1280:720:flags=neighbor," + tags,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "8");
    }

    /** The number of the frame that a picture of the clip shows, from 0. */
    static int number(BufferedImage picture) {
        return IntStream.range(0, DIGITS).reduce(0, (number, column) -> 8 * number + digit(picture, column));
    }

    private static int digit(BufferedImage picture, int column) {
        int x = (2 * column + 1) * picture.getWidth() / (2 * DIGITS);
        int grey = picture.getRGB(x, picture.getHeight() / 2) & 255;
        return Math.round(grey * 219 / 255f / STEP);
    }
}
