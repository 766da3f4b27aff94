import java.awt.image.BufferedImage;

/** A basketball, lit from above left, seams and pebbles computed for every pixel. */
final class Ball {

    private static final double SEAM = 0.030;

    private Ball() {}

    /** Draws it with its centre at {@code cx, cy}, rolled by {@code spin} and turned by {@code tilt} radians. */
    static void draw(BufferedImage canvas, double cx, double cy, double radius, double spin, double tilt) {
        for (int y = (int) Math.floor(cy - radius - 1); y <= cy + radius + 1; y++) {
            for (int x = (int) Math.floor(cx - radius - 1); x <= cx + radius + 1; x++) {
                if (x >= 0 && y >= 0 && x < canvas.getWidth() && y < canvas.getHeight()) {
                    double nx = (x + 0.5 - cx) / radius;
                    double ny = (y + 0.5 - cy) / radius;
                    double distance = Math.sqrt(nx * nx + ny * ny);
                    double cover = Math.clamp((1 - distance) * radius + 0.5, 0.0, 1.0);
                    if (cover > 0) {
                        double nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
                        paint(canvas, x, y, cover, shade(nx, ny, nz, spin, tilt, radius));
                    }
                }
            }
        }
    }

    private static double[] shade(double nx, double ny, double nz, double spin, double tilt, double radius) {
        double sx = nx * Math.cos(spin) + ny * Math.sin(spin);
        double sy = -nx * Math.sin(spin) + ny * Math.cos(spin);
        double bx = sx * Math.cos(tilt) + nz * Math.sin(tilt);
        double bz = -sx * Math.sin(tilt) + nz * Math.cos(tilt);
        double seam = seam(bx, sy, bz, radius);
        double pebble = 0.95 + 0.10 * Math.sin(bx * 90) * Math.sin(sy * 90) * Math.sin(bz * 90 + 1);
        double light = Math.max(0, -0.45 * nx - 0.62 * ny + 0.64 * nz);
        double rim = Math.pow(1 - nz, 3) * Math.max(0, 0.8 * nx + 0.3 * ny + 0.2);
        double gloss = Math.pow(Math.max(0, -0.35 * nx - 0.50 * ny + 0.79 * nz), 28);
        double lit = (0.16 + 0.98 * light) * pebble;
        return new double[] {
            Ease.mix(245, 26, seam) * lit + 150 * gloss + 255 * rim,
            Ease.mix(112, 16, seam) * lit + 130 * gloss + 190 * rim,
            Ease.mix(30, 14, seam) * lit + 110 * gloss + 90 * rim
        };
    }

    /** Two great circles and two curves that bend towards each other. */
    private static double seam(double x, double y, double z, double radius) {
        double curve = Math.abs(Math.abs(x) - (0.47 + 0.45 * y * y)) * 0.9;
        double nearest = Math.min(Math.min(Math.abs(x), Math.abs(y)), curve);
        return 1 - Math.clamp((nearest - SEAM) * radius * 0.9 + 0.5, 0.0, 1.0);
    }

    private static void paint(BufferedImage canvas, int x, int y, double cover, double[] colour) {
        int below = canvas.getRGB(x, y);
        int alpha = (int) Math.max(below >>> 24, Math.round(255 * cover));
        int red = blend((below >> 16) & 255, colour[0], cover);
        int green = blend((below >> 8) & 255, colour[1], cover);
        int blue = blend(below & 255, colour[2], cover);
        canvas.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | blue);
    }

    private static int blend(int below, double above, double cover) {
        return (int) Math.clamp(Math.round(below + (Math.min(255, above) - below) * cover), 0, 255);
    }
}
