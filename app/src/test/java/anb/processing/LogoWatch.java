package anb.processing;

import anb.media.Clips;
import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Looks at one place of a result, frame by frame: the logo is there on each of the clip and on none of the bumpers. */
final class LogoWatch {

    private static final int MARGIN = 36;

    /** What bumpers show where the logo would be; the same ones stand around many clips. */
    private static final Map<Path, Frames> BUMPERS = new ConcurrentHashMap<>();

    private final Clips clips;
    private final Path result;
    private final Brand brand;

    LogoWatch(Clips clips, Path result, Brand brand) {
        this.clips = clips;
        this.result = result;
        this.brand = brand;
    }

    /** Frames of the clip, which goes from {@code begin} to before {@code end}, without the logo, and of the bumpers with it. */
    List<Integer> wronglyMarked(int begin, int end) throws IOException {
        var logo = logo();
        var shown = under(logo, result);
        var opening = bumper(logo, brand.opening().file());
        var closing = bumper(logo, brand.closing().file());
        return IntStream.range(0, shown.count())
                .filter(frame -> frame < begin
                        ? shown.difference(frame, opening, frame) > 4
                        : frame >= end
                                ? shown.difference(frame, closing, frame - end) > 4
                                : brightnessOf(logo, shown, frame) < 110)
                .boxed()
                .toList();
    }

    private Frames bumper(BufferedImage logo, Path bumper) throws IOException {
        var known = BUMPERS.get(bumper);
        var frames = known == null ? under(logo, bumper) : known;
        BUMPERS.put(bumper, frames);
        return frames;
    }

    private Frames under(BufferedImage logo, Path clip) throws IOException {
        return Frames.part(clips, clip, left(logo), MARGIN, logo.getWidth(), logo.getHeight());
    }

    private static int left(BufferedImage logo) {
        return Broadcast.WIDTH - MARGIN - logo.getWidth();
    }

    private BufferedImage logo() throws IOException {
        var drawn = ImageIO.read(brand.logo().toFile());
        double fit = Math.min(1, Math.min(240.0 / drawn.getWidth(), 120.0 / drawn.getHeight()));
        int width = (int) Math.round(drawn.getWidth() * fit);
        int height = (int) Math.round(drawn.getHeight() * fit);
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        scaled.createGraphics()
                .drawImage(drawn.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        return scaled;
    }

    /** Mean of the frame where the logo is opaque and bright. */
    private static double brightnessOf(BufferedImage logo, Frames shown, int frame) {
        long sum = 0;
        long count = 0;
        for (int y = 0; y < logo.getHeight(); y++) {
            for (int x = 0; x < logo.getWidth(); x++) {
                var pixel = new Color(logo.getRGB(x, y), true);
                if (pixel.getAlpha() > 250 && Screening.brightnessAt(pixel) > 220) {
                    sum += shown.brightness(frame, left(logo) + x, MARGIN + y);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : (double) sum / count;
    }
}
