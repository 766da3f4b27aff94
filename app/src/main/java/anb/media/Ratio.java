package anb.media;

import org.jspecify.annotations.Nullable;

/** Reads ffprobe's fractions: {@code 4:3}, {@code 30000/1001}. */
final class Ratio {

    private Ratio() {}

    /** The fraction's value; {@code otherwise} when it is absent, malformed, or not positive. */
    static double of(@Nullable String text, char separator, double otherwise) {
        if (text == null || !text.matches("\\d{1,10}" + separator + "\\d{1,10}")) {
            return otherwise;
        }
        var at = text.indexOf(separator);
        double value = Double.parseDouble(text.substring(0, at)) / Double.parseDouble(text.substring(at + 1));
        return Double.isFinite(value) && value > 0 ? value : otherwise;
    }
}
