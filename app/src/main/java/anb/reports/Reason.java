package anb.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why somebody thinks that a clip should not be seen. */
public enum Reason {
    NOT_BASKETBALL,
    VIOLENT_OR_OFFENSIVE,
    SOMEBODY_ELSES,
    MINOR_WITHOUT_PERMISSION,
    OTHER;

    /** As clients and the database spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Reason> of(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text().equals(text))
                .findFirst();
    }

    static String listed() {
        return Arrays.stream(values()).map(Reason::text).collect(Collectors.joining(", "));
    }
}
