package anb.moving;

import java.util.Locale;

/** How far an import has come. Its rows are committed together with the first of these. */
enum Stage {
    /** Objects are put into the store. */
    OBJECTS,
    /** Votes are counted, and what waits is queued. */
    COUNTS,
    /** Everything is compared with the export. */
    VERIFICATION,
    /** Nodes may start. */
    DONE;

    /** What follows; nothing follows the last. */
    Stage next() {
        return switch (this) {
            case OBJECTS -> COUNTS;
            case COUNTS -> VERIFICATION;
            case VERIFICATION, DONE -> DONE;
        };
    }

    /** As the database spells it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
