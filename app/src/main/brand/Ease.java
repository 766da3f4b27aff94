/** How things move: all take and give 0–1, and hold outside. */
final class Ease {

    private Ease() {}

    /** Where {@code t} lies between two moments. */
    static double between(double t, double from, double to) {
        return Math.clamp((t - from) / (to - from), 0.0, 1.0);
    }

    /** Fast, then gently to rest. */
    static double out(double x) {
        return 1 - Math.pow(1 - x, 4);
    }

    /** Gently away, then fast. */
    static double in(double x) {
        return x * x * x;
    }

    /** Past the goal by a tenth, and back. */
    static double overshoot(double x) {
        double away = x - 1;
        return 1 + 2.7 * away * away * away + 1.7 * away * away;
    }

    static double mix(double from, double to, double x) {
        return from + (to - from) * x;
    }
}
