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
        UP,
        DOWN,
        SAME,
        NEW
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

    /** For who sees it. */
    String sign() {
        return switch (way) {
            case UP -> "▲ " + places;
            case DOWN -> "▼ " + places;
            case SAME -> "–";
            case NEW -> "★";
        };
    }

    /** For who hears it. */
    String text(Frame frame) {
        return switch (way) {
            case UP, DOWN -> frame.count("ranking." + name(), places);
            case SAME, NEW -> frame.t("ranking." + name());
        };
    }
}
