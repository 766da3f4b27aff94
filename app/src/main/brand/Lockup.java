import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Map;

/** Letters and star. Fonts: Barlow Condensed, SIL Open Font License, in this folder. */
final class Lockup {

    private final Font heavy;
    private final Font plain;

    Lockup(File folder) throws IOException, FontFormatException {
        heavy = Font.createFont(Font.TRUETYPE_FONT, new File(folder, "BarlowCondensed_900Black_Italic.ttf"));
        plain = Font.createFont(Font.TRUETYPE_FONT, new File(folder, "BarlowCondensed_600SemiBold.ttf"));
    }

    /** The outline of a text with its middle at 0, 0. */
    Shape heavy(String text, double size) {
        return centred(heavy.deriveFont((float) size), text, 0.01);
    }

    Shape plain(String text, double size, double tracking) {
        return centred(plain.deriveFont((float) size), text, tracking);
    }

    private static Shape centred(Font font, String text, double tracking) {
        var spaced = font.deriveFont(Map.of(TextAttribute.TRACKING, tracking));
        var canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        var g = Stage.on(canvas);
        var outline = new TextLayout(text, spaced, g.getFontRenderContext()).getOutline(null);
        g.dispose();
        var bounds = outline.getBounds2D();
        return AffineTransform.getTranslateInstance(-bounds.getCenterX(), -bounds.getCenterY())
                .createTransformedShape(outline);
    }

    static Shape at(Shape shape, double x, double y, double scale) {
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(scale, scale);
        return place.createTransformedShape(shape);
    }

    /** Steel: bright above, darker below a hard edge, with a dark body behind that lifts it from any picture. */
    static void steel(Graphics2D g, Shape text, Color above, Color below, double depth) {
        var bounds = text.getBounds2D();
        for (double d = depth; d > 0; d -= 1) {
            g.setColor(new Color(0x05070f));
            g.fill(AffineTransform.getTranslateInstance(d, d).createTransformedShape(text));
        }
        g.setColor(new Color(0x05070f));
        g.setStroke(new BasicStroke((float) Math.max(2.2, depth * 1.1), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(text);
        float middle = (float) bounds.getCenterY();
        g.setPaint(new GradientPaint(0, (float) bounds.getY(), above, 0, middle, below));
        g.fill(text);
        var clip = g.getClip();
        g.clip(new Rectangle2D.Double(bounds.getX(), middle, bounds.getWidth(), bounds.getHeight()));
        g.setPaint(new GradientPaint(0, middle, below.darker(), 0, (float) bounds.getMaxY(), above));
        g.fill(text);
        g.setClip(clip);
    }

    /** A bright band running over the letters. */
    static void glint(Graphics2D g, Shape text, double position) {
        if (position <= 0 || position >= 1) {
            return;
        }
        var bounds = text.getBounds2D();
        double x = Ease.mix(bounds.getX() - 160, bounds.getMaxX() + 160, position);
        var band = new Path2D.Double();
        band.moveTo(x - 20, bounds.getMaxY() + 20);
        band.lineTo(x + 70, bounds.getY() - 20);
        band.lineTo(x + 130, bounds.getY() - 20);
        band.lineTo(x + 40, bounds.getMaxY() + 20);
        band.closePath();
        var clip = g.getClip();
        g.clip(text);
        g.setComposite(AlphaComposite.SrcOver.derive(0.85f));
        g.setColor(Color.WHITE);
        g.fill(band);
        g.setComposite(AlphaComposite.SrcOver);
        g.setClip(clip);
    }

    /** Five points, one of them up. */
    static Shape star(double x, double y, double radius, double turn) {
        var star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.42;
            double angle = -Math.PI / 2 + i * Math.PI / 5 + turn;
            if (i == 0) {
                star.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            } else {
                star.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        star.closePath();
        return star;
    }
}
