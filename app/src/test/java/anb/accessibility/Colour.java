package anb.accessibility;

import java.util.regex.Pattern;

/**
 * A colour as styles write it, each part from 0 to 1.
 *
 * @param alpha how much it covers what is behind it
 */
record Colour(double red, double green, double blue, double alpha) {

    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+) (\\d+) (\\d+) / (\\d+)%\\)"),
            HEX = Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{6})");

    /** Reads {@code #rgb}, {@code #rrggbb} or {@code rgb(r g b / a%)}. */
    static Colour of(String text) {
        var rgb = RGB.matcher(text);
        if (rgb.matches()) {
            return new Colour(part(rgb.group(1)), part(rgb.group(2)), part(rgb.group(3)), number(rgb.group(4)) / 100);
        }
        var hex = HEX.matcher(text);
        if (!hex.matches()) {
            throw new IllegalArgumentException("no colour: " + text);
        }
        var digits = hex.group(1).length() == 3 ? hex.group(1).replaceAll("[0-9a-f]", "$0$0") : hex.group(1);
        int all = Integer.parseInt(digits, 16);
        return new Colour((all >> 16) / 255.0, (all >> 8 & 255) / 255.0, (all & 255) / 255.0, 1);
    }

    /** What is seen where it lies over another. */
    Colour over(Colour behind) {
        return new Colour(
                alpha * red + (1 - alpha) * behind.red,
                alpha * green + (1 - alpha) * behind.green,
                alpha * blue + (1 - alpha) * behind.blue,
                1);
    }

    /** The same, letting so much of what is behind it through. */
    Colour times(double opacity) {
        return new Colour(red, green, blue, alpha * opacity);
    }

    /** How well one is told from the other, from 1 to 21 (WCAG 2.2, contrast ratio). */
    static double contrast(Colour one, Colour other) {
        double a = one.luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double part(String text) {
        return number(text) / 255;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
