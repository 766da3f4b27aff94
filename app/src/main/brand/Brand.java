import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the brand: the watermark's logo and the two bumpers. Run from the repository's root, after a change here:
 *
 * <pre>java app/src/main/brand/Brand.java FFMPEG app/src/main/resources/brand</pre>
 */
public final class Brand {

    private static final int LOGO_SCALE = 4;

    private final Lockup letters;

    private Brand(Lockup letters) {
        this.letters = letters;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        var target = Path.of(arguments[1]);
        var brand = new Brand(new Lockup(new File("app/src/main/brand")));
        ImageIO.write(brand.logo(), "png", target.resolve("logo.png").toFile());
        Film.shoot(arguments[0], target.resolve("opening.mp4"), brand::opening);
        Film.shoot(arguments[0], target.resolve("closing.mp4"), brand::closing);
    }

    /** 220×88 with alpha, drawn four times as large: the size at which it is laid over the picture. */
    private BufferedImage logo() {
        var large = new BufferedImage(220 * LOGO_SCALE, 88 * LOGO_SCALE, BufferedImage.TYPE_INT_ARGB);
        var g = Stage.on(large);
        g.scale(LOGO_SCALE, LOGO_SCALE);
        var plate = new Path2D.Double();
        plate.moveTo(48, 20);
        plate.lineTo(218, 20);
        plate.lineTo(204, 82);
        plate.lineTo(40, 82);
        plate.closePath();
        g.setColor(Stage.alpha(Stage.NIGHT, 0.80));
        g.fill(plate);
        g.setColor(Stage.ORANGE);
        g.fill(new Rectangle2D.Double(44, 82, 160, 4));
        g.dispose();
        Ball.draw(large, 44 * LOGO_SCALE, 46 * LOGO_SCALE, 39 * LOGO_SCALE, -0.35, 0.5);
        g = Stage.on(large);
        g.scale(LOGO_SCALE, LOGO_SCALE);
        Lockup.steel(g, Lockup.at(letters.heavy("ANB", 58), 136, 44, 1), Stage.WHITE, new Color(0xdfe6ff), 2);
        g.setColor(Stage.GOLD);
        g.fill(Lockup.at(letters.plain("RISING STARS", 14.5, 0.16), 139, 73.5, 1));
        star(g, 196, 16, 14);
        g.dispose();
        return smaller(large);
    }

    private static void star(Graphics2D g, double x, double y, double radius) {
        var star = Lockup.star(x, y, radius, 0.2);
        g.setColor(new Color(0x05070f));
        g.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(star);
        g.setPaint(new GradientPaint(0, (float) (y - radius), new Color(0xfff0a8), 0, (float) (y + radius), Stage.GOLD));
        g.fill(star);
    }

    private static BufferedImage smaller(BufferedImage large) {
        var small = new BufferedImage(
                large.getWidth() / LOGO_SCALE, large.getHeight() / LOGO_SCALE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                small.setRGB(x, y, average(large, x * LOGO_SCALE, y * LOGO_SCALE));
            }
        }
        return small;
    }

    /** Weighted by alpha, so that what is transparent lends its edges no colour. */
    private static int average(BufferedImage image, int left, int top) {
        double alpha = 0;
        var colour = new double[3];
        for (int y = 0; y < LOGO_SCALE; y++) {
            for (int x = 0; x < LOGO_SCALE; x++) {
                int pixel = image.getRGB(left + x, top + y);
                double weight = pixel >>> 24;
                alpha += weight;
                for (int channel = 0; channel < 3; channel++) {
                    colour[channel] += weight * ((pixel >> (16 - 8 * channel)) & 255);
                }
            }
        }
        if (alpha == 0) {
            return 0;
        }
        int mean = (int) Math.round(alpha / (LOGO_SCALE * LOGO_SCALE));
        return mean << 24 | channel(colour[0] / alpha) << 16 | channel(colour[1] / alpha) << 8 | channel(colour[2] / alpha);
    }

    private static int channel(double value) {
        return (int) Math.clamp(Math.round(value), 0, 255);
    }

    /** The ball flies in, strikes, and the name stands there; shards close the picture. */
    private void opening(BufferedImage canvas, double t) {
        double hit = 0.55;
        var g = Stage.on(canvas);
        double shake = t > hit ? 14 * Math.exp(-9 * (t - hit)) * Math.sin(70 * (t - hit)) : 0;
        g.translate(shake, shake * 0.6);
        Stage.arena(g, t);
        double fly = Ease.between(t, 0, hit);
        double settle = Ease.out(Ease.between(t, hit, hit + 0.5));
        double x = Ease.mix(-260, 640, fly);
        double y = Ease.mix(690, 300, fly) - 330 * fly * (1 - fly) - 26 * settle;
        double radius = Ease.mix(300, 150, fly) + 64 * settle;
        trail(g, t, fly);
        Stage.glow(g, x, y, radius * 1.9, radius * 1.9, Stage.alpha(Stage.ORANGE, 0.42));
        Stage.shockwave(g, 640, 300, t - hit);
        Stage.sparks(g, 640, 300, t - hit, 170, 11);
        Ball.draw(canvas, x + shake, y + shake * 0.6, radius, 7.5 * t, 0.5 + 0.7 * t);
        name(g, t - hit);
        Stage.flash(g, t > hit ? 0.85 * Math.exp(-14 * (t - hit)) : 0);
        g.translate(-shake, -shake * 0.6);
        Stage.shards(g, Ease.in(Ease.between(t, 2.05, 2.5)) * 1.0);
        g.dispose();
    }

    private static void trail(Graphics2D g, double t, double fly) {
        if (fly >= 1) {
            return;
        }
        for (int i = 1; i < 14; i++) {
            double past = Math.max(0, fly - i * 0.03);
            double x = Ease.mix(-260, 640, past);
            double y = Ease.mix(690, 300, past) - 330 * past * (1 - past);
            double size = Ease.mix(300, 150, past) * (1 - i / 18.0);
            Stage.glow(g, x, y, size, size, Stage.alpha(i < 5 ? Stage.GOLD : Stage.ORANGE, 0.30 * (1 - i / 14.0)));
        }
    }

    private void name(Graphics2D g, double age) {
        if (age <= 0) {
            return;
        }
        double slam = Ease.mix(3.4, 1, Ease.overshoot(Ease.between(age, 0.02, 0.34)));
        g.setComposite(AlphaComposite.SrcOver.derive((float) Ease.between(age, 0.02, 0.12)));
        var anb = Lockup.at(letters.heavy("ANB", 300), 640, 300, slam);
        Lockup.steel(g, anb, Stage.WHITE, new Color(0xc9d4ff), 9);
        g.setComposite(AlphaComposite.SrcOver);
        Lockup.glint(g, anb, Ease.between(age, 0.75, 1.25));
        double slide = Ease.out(Ease.between(age, 0.22, 0.62));
        ribbon(g, slide, 452, 96);
        var rising = Lockup.at(letters.heavy("RISING STARS", 96), Ease.mix(-700, 640, slide), 500, 1);
        if (slide > 0) {
            Lockup.steel(g, rising, new Color(0xfff0b0), Stage.GOLD, 4);
            Lockup.glint(g, rising, Ease.between(age, 0.95, 1.45));
        }
        double late = Ease.out(Ease.between(age, 0.45, 0.85));
        g.setComposite(AlphaComposite.SrcOver.derive((float) late));
        g.setColor(Stage.WHITE);
        g.fill(Lockup.at(letters.plain("SHOWCASE", 40, 0.42), Ease.mix(1180, 650, late), 584, 1));
        g.setComposite(AlphaComposite.SrcOver);
        stars(g, age - 0.3);
    }

    /** A slanted band of orange behind the second line, growing from the left. */
    private static void ribbon(Graphics2D g, double amount, double top, double height) {
        double right = Ease.mix(-300, 1046, amount);
        var band = new Path2D.Double();
        band.moveTo(-300, top);
        band.lineTo(right, top);
        band.lineTo(right - 34, top + height);
        band.lineTo(-300, top + height);
        band.closePath();
        g.setPaint(new GradientPaint(0, 0, Stage.alpha(Stage.ORANGE, 0.15), 700, 0, Stage.ORANGE));
        g.fill(band);
        g.setColor(Stage.alpha(Stage.WHITE, 0.85 * amount));
        g.fill(new Rectangle2D.Double(-300, top + height + 6, Math.max(0, right + 266), 3));
    }

    private static void stars(Graphics2D g, double age) {
        for (int i = 0; i < 5; i++) {
            double up = Ease.overshoot(Ease.between(age, i * 0.07, i * 0.07 + 0.3));
            if (up > 0.01) {
                double x = 640 + (i - 2) * 92;
                double y = Ease.mix(200, 112, up) + 14 * Math.abs(i - 2);
                star(g, x, y, (i == 2 ? 38 : 26) * Math.max(0.05, up));
            }
        }
    }

    /** The shards leave, the name and an invitation to vote stand there, and the lights go out. */
    private void closing(BufferedImage canvas, double t) {
        var g = Stage.on(canvas);
        Stage.arena(g, t + 3);
        double rise = Ease.out(Ease.between(t, 0.1, 0.8));
        double bounce = 40 * Math.abs(Math.sin(5.2 * t)) * Math.exp(-1.2 * t);
        double y = Ease.mix(900, 212, rise) - bounce;
        Stage.glow(g, 640, y, 330, 330, Stage.alpha(Stage.ORANGE, 0.40));
        Ball.draw(canvas, 640, y, 132, -0.35 + 0.9 * t, 0.5 + 0.8 * t);
        double zoom = 1 + 0.035 * t;
        double in = Ease.overshoot(Ease.between(t, 0.30, 0.62));
        if (in > 0.01) {
            var anb = Lockup.at(letters.heavy("ANB", 178), 640, 262, zoom * Math.max(0.02, in));
            Lockup.steel(g, anb, Stage.WHITE, new Color(0xc9d4ff), 7);
            Lockup.glint(g, anb, Ease.between(t, 1.0, 1.5));
        }
        double slide = Ease.out(Ease.between(t, 0.45, 0.85));
        if (slide > 0) {
            var rising = Lockup.at(letters.heavy("RISING STARS", 84), Ease.mix(1900, 640, slide), 388, zoom);
            Lockup.steel(g, rising, new Color(0xfff0b0), Stage.GOLD, 4);
            Lockup.glint(g, rising, Ease.between(t, 1.15, 1.65));
        }
        invitation(g, t);
        stars(g, t - 0.55);
        Stage.sparks(g, 640, 330, t - 0.62, 110, 23);
        Stage.shards(g, 1 + Ease.out(Ease.between(t, 0, 0.55)));
        g.setColor(Stage.alpha(Stage.NIGHT, Ease.between(t, 2.22, 2.48)));
        g.fillRect(0, 0, Film.WIDTH, Film.HEIGHT);
        g.dispose();
    }

    private void invitation(Graphics2D g, double t) {
        double open = Ease.out(Ease.between(t, 0.75, 1.1));
        if (open <= 0) {
            return;
        }
        double pulse = 1 + 0.018 * Math.sin(7 * t);
        double width = 560 * open * pulse;
        double height = 84 * pulse;
        var plate = new RoundRectangle2D.Double(640 - width / 2, 510 - height / 2, width, height, 18, 18);
        Stage.glow(g, 640, 510, width * 0.75, 110, Stage.alpha(Stage.ORANGE, 0.5));
        g.setPaint(new GradientPaint(0, 470, new Color(0xff8a3d), 0, 550, new Color(0xe25200)));
        g.fill(plate);
        g.setColor(Stage.alpha(Stage.WHITE, 0.9));
        g.setStroke(new BasicStroke(3f));
        g.draw(plate);
        var clip = g.getClip();
        g.clip(plate);
        g.setColor(Stage.WHITE);
        g.fill(Lockup.at(letters.heavy("¡VOTA POR TU FAVORITO!", 54), 640, 510, pulse));
        g.setClip(clip);
    }
}
