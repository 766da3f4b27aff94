package anb.jobs;

import java.util.Locale;

/** Work of one lane never waits behind the other (G9). */
public enum Lane {
    /** Seconds of mostly input and output: posters, deletions. */
    LIGHT,
    /** Minutes of CPU: encodes. */
    HEAVY;

    /** As the database, Redis and metrics spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Lane of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
