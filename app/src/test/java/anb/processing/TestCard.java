package anb.processing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A picture with known marks: a square of another colour in each corner, a patch of a pale one, a circle, a ramp of greys,
 * and room for a counter, which ffmpeg draws on each frame. Places are fractions of the displayed width and height.
 *
 * @param width as it shall be seen, whatever is coded
 */
record TestCard(int width, int height) {

    static final int STEPS = 11;
    static final int BITS = 10;
    static final double COUNTER_TOP = 0.77;
    static final double COUNTER_HEIGHT = 0.05;

    /** Pale enough to be one in the narrowest of all colour spaces, and another in each. */
    static final Color PALE = new Color(150, 170, 160);

    static final Spot PATCH = new Spot(0.2, 0.2);

    private static final double RAMP_MIDDLE = 0.89;
    private static final double LEFT = 0.15;
    private static final double ACROSS = 0.7;
    private static final Color GROUND = new Color(64, 64, 64);

    /** At 75 %, so that nothing is clipped. */
    enum Corner {
        RED(0, 0, new Color(191, 0, 0)),
        GREEN(1, 0, new Color(0, 191, 0)),
        BLUE(0, 1, new Color(0, 0, 191)),
        YELLOW(1, 1, new Color(191, 191, 0));

        final int right;
        final int bottom;
        final Color colour;

        Corner(int right, int bottom, Color colour) {
            this.right = right;
            this.bottom = bottom;
            this.colour = colour;
        }
    }

    /** A place in the picture, each from 0 to 1. */
    record Spot(double x, double y) {}

    Path draw(Path file) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        fill(pen, GROUND, 0, 0, 1, 1);
        for (var corner : Corner.values()) {
            pen.setColor(corner.colour);
            pen.fillRect(corner.right * (width - square()), corner.bottom * (height - square()), square(), square());
        }
        double across = Math.min(width, height) / 2.0;
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(stroke()));
        pen.draw(new Ellipse2D.Double((width - across) / 2, (height - across) / 2, across, across));
        for (int step = 0; step < STEPS; step++) {
            int grey = greyOf(step);
            double each = ACROSS / STEPS;
            fill(pen, new Color(grey, grey, grey), LEFT + step * each, RAMP_MIDDLE - 0.03, each, 0.06);
        }
        fill(pen, PALE, PATCH.x() - 0.05, PATCH.y() - 0.05, 0.1, 0.1);
        fill(pen, Color.BLACK, LEFT, COUNTER_TOP, ACROSS, COUNTER_HEIGHT);
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** White for each bit of the frame's number that is set; {@code frames} in succession show the same. */
    List<String> counter(int frames) {
        var boxes = new ArrayList<String>();
        double each = ACROSS / BITS;
        for (int bit = 0; bit < BITS; bit++) {
            boxes.add("drawbox=x=%d:y=%d:w=%d:h=%d:color=white:t=fill:enable='mod(floor(n/%d),2)'"
                    .formatted(
                            Math.round((LEFT + bit * each + each * 0.1) * width),
                            Math.round(COUNTER_TOP * height),
                            Math.round(each * 0.8 * width),
                            Math.round(COUNTER_HEIGHT * height),
                            (long) frames << bit));
        }
        return boxes;
    }

    static Spot bit(int bit) {
        return new Spot(LEFT + (bit + 0.5) * ACROSS / BITS, COUNTER_TOP + COUNTER_HEIGHT / 2);
    }

    static Spot step(int step) {
        return new Spot(LEFT + (step + 0.5) * ACROSS / STEPS, RAMP_MIDDLE);
    }

    static int greyOf(int step) {
        return (int) Math.round(255.0 * step / (STEPS - 1));
    }

    /** Near the outermost pixel: what is cropped by a fiftieth shows no square there. */
    Spot spot(Corner corner) {
        double inset = square() / 4.0;
        return new Spot(
                corner.right == 0 ? inset / width : 1 - inset / width,
                corner.bottom == 0 ? inset / height : 1 - inset / height);
    }

    /** The steps of the ramp from black to white. */
    static IntStream steps() {
        return IntStream.range(0, STEPS);
    }

    /** Pixels from one outer edge of the circle to the other. */
    double circle() {
        return Math.min(width, height) / 2.0 + stroke();
    }

    private float stroke() {
        return Math.min(width, height) / 60f;
    }

    private int square() {
        return Math.min(width, height) / 12;
    }

    private void fill(Graphics2D pen, Color colour, double x, double y, double across, double down) {
        pen.setColor(colour);
        pen.fillRect((int) Math.round(x * width), (int) Math.round(y * height), (int) Math.round(across * width), (int)
                Math.round(down * height));
    }
}
