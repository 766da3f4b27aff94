package anb.site;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a player's position has changed since yesterday.
 *
 * @param places by how many
 */
record Movement(Way way, long places) {

    /** Up is towards the first place. */
    enum Way {
        UP("M5 1l5 8H0z"),
        DOWN("M5 9l5-8H0z"),
        SAME("M1 4h8v2H1z"),
        NEW("M5 0l1.2 3.6H10L7 5.9l1.1 3.6L5 7.3 1.9 9.5 3 5.9 0 3.6h3.8z");

        private final String outline;

        Way(String outline) {
            this.outline = outline;
        }

        /** The path of its sign, ten units wide and high (SVG 2, section 9.3). */
        String outline() {
            return outline;
        }
    }

    /** @param before null for who was not in the ranking */
    static Movement of(@Nullable Long before, long now) {
        if (before == null) {
            return new Movement(Way.NEW, 0);
        }
        var way = now < before ? Way.UP : now > before ? Way.DOWN : Way.SAME;
        return new Movement(way, Math.abs(before - now));
    }

    /** In style and texts. */
    String name() {
        return way.name().toLowerCase(Locale.ROOT);
    }

    /** For who hears it. */
    String text(Frame frame) {
        return switch (way) {
            case UP, DOWN -> frame.count("ranking." + name(), places);
            case SAME, NEW -> frame.t("ranking." + name());
        };
    }
}
