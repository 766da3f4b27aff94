package anb.processing;

import anb.media.Clips;
import anb.processing.MarkedClip.Tones;
import anb.processing.TestCard.Corner;
import anb.processing.TestCard.Spot;
import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks at the pixels of a result in which a {@link MarkedClip} stands between the bumpers. */
final class Screening {

    /** Which of the frames that are looked at whole shows the middle of the clip. */
    private static final int MIDDLE = 2;

    private final Clips clips;
    private final MarkedClip original;
    private final Path result;
    private final Brand brand;
    private final int begin;
    private final int end;
    /** One of the opening, three of the clip, one of the closing. */
    private final Frames whole;

    private final double factor;

    /** @param played frames of the result, bumpers included */
    Screening(Clips clips, MarkedClip original, Path result, Brand brand, int played) throws IOException {
        this.clips = clips;
        this.original = original;
        this.result = result;
        this.brand = brand;
        this.begin = Broadcast.frames(brand.opening().plays());
        this.end = played - Broadcast.frames(brand.closing().plays());
        this.whole = Frames.whole(
                clips,
                result,
                IntStream.of(begin * 2 / 3, begin, (begin + end) / 2, end - 1, end + begin * 2 / 3)
                        .mapToObj(frame -> "eq(n," + frame + ")")
                        .collect(Collectors.joining("+")));
        this.factor = Math.min(
                (double) Broadcast.WIDTH / original.card.width(), (double) Broadcast.HEIGHT / original.card.height());
    }

    /**
     * The largest difference of a channel to what the pale patch should be, and the corners as well; not those of high dynamic
     * range, which lie outside of BT.709.
     */
    int coloursOff() {
        int most = distance(at(TestCard.PATCH), ToneCurve.shown(original.tones(), TestCard.PALE));
        if (original.tones() == Tones.STANDARD) {
            for (var corner : Corner.values()) {
                most = Math.max(most, distance(at(original.card.spot(corner)), corner.colour));
            }
        }
        return most;
    }

    /** Corners whose square is not there: another colour is nearer than its own. */
    List<Corner> missing() {
        return List.of(Corner.values()).stream()
                .filter(corner -> {
                    var found = at(original.card.spot(corner));
                    return !looksLike(found, corner.colour);
                })
                .toList();
    }

    /** Same channels bright and dark, whatever the tones. */
    private static boolean looksLike(Color found, Color drawn) {
        int threshold = Math.max(found.getRed(), Math.max(found.getGreen(), found.getBlue())) / 2;
        return found.getRed() + found.getGreen() + found.getBlue() > 60
                && found.getRed() > threshold == drawn.getRed() > 0
                && found.getGreen() > threshold == drawn.getGreen() > 0
                && found.getBlue() > threshold == drawn.getBlue() > 0;
    }

    /** Width of the circle by its height. */
    double roundness() {
        return (double) extent(1, 0) / extent(0, 1);
    }

    /** Pixels by which its width or height is not as it was drawn: where there is no circle, all of it. */
    double circleOff() {
        double drawn = original.card.circle() * factor;
        return Math.max(Math.abs(extent(1, 0) - drawn), Math.abs(extent(0, 1) - drawn));
    }

    private int extent(int x, int y) {
        int reach = (int) (original.card.circle() * factor * 0.58);
        int threshold = brightnessAt(at(new Spot(0.5, 0.5))) + 40;
        var bright = IntStream.rangeClosed(-reach, reach)
                .filter(step ->
                        whole.brightness(MIDDLE, Broadcast.WIDTH / 2 + step * x, Broadcast.HEIGHT / 2 + step * y)
                                > threshold)
                .summaryStatistics();
        return bright.getCount() == 0 ? 0 : bright.getMax() - bright.getMin();
    }

    /** Brightest pixel of the bars; 0 where the picture fills the frame. */
    int barsAtMost() {
        double width = original.card.width() * factor;
        double height = original.card.height() * factor;
        int most = 0;
        for (int x = 0; x < Broadcast.WIDTH; x += 3) {
            for (int y = 0; y < Broadcast.HEIGHT; y += 3) {
                boolean outside = Math.abs(x - Broadcast.WIDTH / 2.0) > width / 2 + 6
                        || Math.abs(y - Broadcast.HEIGHT / 2.0) > height / 2 + 6;
                boolean logo = x > 1000 && y < 160;
                if (outside && !logo) {
                    most = Math.max(most, whole.brightness(MIDDLE, x, y));
                }
            }
        }
        return most;
    }

    /** Greys of the ramp, 0–255, from black to white. */
    List<Integer> ramp() {
        return TestCard.steps()
                .mapToObj(step -> brightnessAt(at(TestCard.step(step))))
                .toList();
    }

    /** Largest difference of a grey of the ramp to what it should be. */
    int rampOff() {
        var found = ramp();
        return TestCard.steps()
                .map(step -> {
                    int grey = TestCard.greyOf(step);
                    var wanted = ToneCurve.shown(original.tones(), new Color(grey, grey, grey));
                    return Math.abs(found.get(step) - brightnessAt(wanted));
                })
                .max()
                .orElseThrow();
    }

    /** The number on each frame of the clip, as its counter shows it. */
    List<Integer> numbers() throws IOException {
        int y = y(TestCard.bit(0));
        var strip = Frames.part(clips, result, 0, y - 2, Broadcast.WIDTH, 5);
        return IntStream.range(begin, end)
                .mapToObj(frame -> IntStream.range(0, TestCard.BITS)
                        .map(bit -> strip.brightness(frame, x(TestCard.bit(bit)), y) > 110 ? 1 << bit : 0)
                        .sum())
                .toList();
    }

    /** Frames of the clip without, and of the bumpers with the logo. */
    List<Integer> wronglyMarked() throws IOException {
        return new LogoWatch(clips, result, brand).wronglyMarked(begin, end);
    }

    /** For people to look at. */
    BufferedImage contactSheet() {
        var sheet = new BufferedImage(5 * 384, 216, BufferedImage.TYPE_INT_RGB);
        var pen = sheet.createGraphics();
        for (int shot = 0; shot < whole.count(); shot++) {
            var small = whole.image(shot).getScaledInstance(380, 214, Image.SCALE_AREA_AVERAGING);
            pen.drawImage(small, shot * 384 + 2, 1, null);
        }
        pen.dispose();
        return sheet;
    }

    private Color at(Spot spot) {
        return whole.colour(MIDDLE, x(spot), y(spot));
    }

    private int x(Spot spot) {
        return (int) (Broadcast.WIDTH / 2.0 + (spot.x() - 0.5) * original.card.width() * factor);
    }

    private int y(Spot spot) {
        return (int) (Broadcast.HEIGHT / 2.0 + (spot.y() - 0.5) * original.card.height() * factor);
    }

    static int brightnessAt(Color colour) {
        return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
    }

    private static int distance(Color one, Color other) {
        return Math.max(
                Math.abs(one.getRed() - other.getRed()),
                Math.max(Math.abs(one.getGreen() - other.getGreen()), Math.abs(one.getBlue() - other.getBlue())));
    }
}
