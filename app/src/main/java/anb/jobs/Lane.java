package anb.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Work of one lane never waits behind the other (G9). */
public enum Lane {
    /** Seconds of mostly input and output: deletions, pictures made again, sweeps. */
    LIGHT,
    /** Minutes of CPU: encodes. */
    HEAVY;

    /** As the database, Redis, metrics and answers spell it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Lane of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
