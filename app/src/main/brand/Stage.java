import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** The arena: night, floodlights, a court's floor, sparks, and the shards that wipe the screen. */
final class Stage {

    static final Color NIGHT = new Color(0x070b1d);
    static final Color NAVY = new Color(0x111c46);
    static final Color ORANGE = new Color(0xff6a13);
    static final Color GOLD = new Color(0xffc531);
    static final Color WHITE = new Color(0xffffff);

    private static final int HORIZON = 470;

    private Stage() {}

    static Graphics2D on(BufferedImage canvas) {
        var g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        return g;
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(
                colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.clamp(Math.round(255 * alpha), 0, 255));
    }

    static void arena(Graphics2D g, double t) {
        g.setPaint(new GradientPaint(0, 0, NIGHT, 0, HORIZON, NAVY));
        g.fillRect(0, 0, Film.WIDTH, HORIZON);
        g.setPaint(new GradientPaint(0, HORIZON, new Color(0x2a1a2c), 0, Film.HEIGHT, new Color(0x0a0610)));
        g.fillRect(0, HORIZON, Film.WIDTH, Film.HEIGHT - HORIZON);
        crowd(g, t);
        floor(g, t);
        glow(g, 640, HORIZON, 760, 150, alpha(ORANGE, 0.34));
        for (int beam = 0; beam < 6; beam++) {
            double foot = 80 + beam * 224;
            double sway = 0.22 * Math.sin(1.7 * t + beam * 1.3) + (640 - foot) / 1900;
            beam(g, foot, sway, 0.10 + 0.05 * Math.sin(3 * t + beam));
        }
    }

    /** Rows of people, and now and then a camera. */
    private static void crowd(Graphics2D g, double t) {
        var random = new Random(4);
        for (int i = 0; i < 900; i++) {
            double x = random.nextDouble() * Film.WIDTH;
            double depth = random.nextDouble();
            double y = HORIZON - 8 - 190 * depth * depth;
            double size = 5 - 2.4 * depth;
            double flash = Math.max(0, Math.sin(6 * t + i * 2.399) - 0.985) * 60;
            g.setColor(alpha(flash > 0 ? WHITE : new Color(0x35457f), flash > 0 ? flash : 0.34 * (1 - 0.6 * depth)));
            g.fill(new Ellipse2D.Double(x, y, size, size));
        }
    }

    /** Boards running to a vanishing point, and the line of the key. */
    private static void floor(Graphics2D g, double t) {
        for (int board = -16; board <= 16; board++) {
            double far = 640 + board * 46;
            double near = 640 + board * 210 - 24 * t;
            g.setPaint(new GradientPaint(0, HORIZON, alpha(ORANGE, 0.02), 0, Film.HEIGHT, alpha(ORANGE, 0.26)));
            g.setStroke(new BasicStroke(1.6f));
            g.draw(new Line2D.Double(far, HORIZON, near, Film.HEIGHT));
        }
        g.setColor(alpha(GOLD, 0.30));
        g.setStroke(new BasicStroke(4f));
        g.draw(new Ellipse2D.Double(640 - 420, HORIZON + 56, 840, 130));
    }

    private static void beam(Graphics2D g, double foot, double sway, double strength) {
        double reach = 640;
        double tipX = foot + reach * sway;
        var cone = new Path2D.Double();
        cone.moveTo(foot - 6, -20);
        cone.lineTo(foot + 6, -20);
        cone.lineTo(tipX + 120, reach);
        cone.lineTo(tipX - 120, reach);
        cone.closePath();
        g.setPaint(new GradientPaint(
                (float) foot, 0, alpha(new Color(0xbcd0ff), strength * 2.4), (float) tipX, (float) reach,
                alpha(new Color(0xbcd0ff), 0)));
        g.fill(cone);
        glow(g, foot, 0, 90, 60, alpha(WHITE, 0.65));
    }

    static void glow(Graphics2D g, double x, double y, double width, double height, Color colour) {
        var before = g.getTransform();
        g.translate(x, y);
        g.scale(width / 100, height / 100);
        g.setPaint(new RadialGradientPaint(
                new Point2D.Double(0, 0), 100f, new float[] {0f, 0.4f, 1f},
                new Color[] {colour, alpha(colour, colour.getAlpha() / 255.0 * 0.35), alpha(colour, 0)}));
        g.fill(new Ellipse2D.Double(-100, -100, 200, 200));
        g.setTransform(before);
    }

    /** What an impact throws about, {@code age} seconds after it. */
    static void sparks(Graphics2D g, double x, double y, double age, int count, long seed) {
        if (age <= 0 || age > 1.3) {
            return;
        }
        var random = new Random(seed);
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double speed = 250 + 950 * random.nextDouble();
            double way = speed * (1 - Math.exp(-3 * age)) / 3;
            double px = x + way * Math.cos(angle);
            double py = y + 0.7 * way * Math.sin(angle) + 150 * age * age;
            double length = 26 * Math.exp(-2.5 * age);
            g.setColor(alpha(i % 3 == 0 ? WHITE : i % 3 == 1 ? GOLD : ORANGE, 0.95 * Math.pow(1 - age / 1.3, 1.5)));
            g.setStroke(new BasicStroke((float) (1 + 2.4 * random.nextDouble()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(new Line2D.Double(
                    px, py, px - length * Math.cos(angle), py - 0.7 * length * Math.sin(angle)));
        }
    }

    /** A ring running outwards. */
    static void shockwave(Graphics2D g, double x, double y, double age) {
        if (age <= 0 || age > 0.55) {
            return;
        }
        double radius = 900 * Ease.out(age / 0.55);
        g.setColor(alpha(GOLD, 0.75 * (1 - age / 0.55)));
        g.setStroke(new BasicStroke((float) (34 * (1 - age / 0.55) + 1)));
        g.draw(new Ellipse2D.Double(x - radius, y - radius * 0.56, 2 * radius, 2 * radius * 0.56));
    }

    static void flash(Graphics2D g, double strength) {
        if (strength > 0) {
            g.setComposite(AlphaComposite.SrcOver);
            g.setColor(alpha(WHITE, strength));
            g.fillRect(0, 0, Film.WIDTH, Film.HEIGHT);
        }
    }

    /** Slanted bars that cover the screen from the left at 1, none at 0; beyond 1 they leave it to the right. */
    static void shards(Graphics2D g, double amount) {
        var colours = new Color[] {GOLD, ORANGE, new Color(0xd94a00), NAVY, NIGHT};
        for (int i = 0; i < colours.length; i++) {
            double head = Ease.mix(-520, Film.WIDTH + 560, Math.clamp(amount * 1.55 - i * 0.13, 0.0, 1.0));
            double tail = Ease.mix(-520, Film.WIDTH + 560, Math.clamp((amount - 1) * 1.55 - (4 - i) * 0.13, 0.0, 1.0));
            if (head > tail) {
                var bar = new Path2D.Double();
                bar.moveTo(tail - 260, Film.HEIGHT);
                bar.lineTo(tail + 260, 0);
                bar.lineTo(head + 260, 0);
                bar.lineTo(head - 260, Film.HEIGHT);
                bar.closePath();
                g.setColor(colours[i]);
                g.fill(bar);
            }
        }
    }
}
