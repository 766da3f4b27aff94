package anb.videos;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a video stands. Publication is not a status but facts of its own. */
public enum VideoStatus {
    /** Stored, waiting for a worker. */
    UPLOADED,
    /** A worker has it, or had it and another is about to take over. */
    PROCESSING,
    /** Has a rendition. An end state. */
    PROCESSED,
    /** Has a reason instead. An end state, unless it is to be processed again. */
    FAILED;

    /** The states that may follow. */
    public Set<VideoStatus> next() {
        return switch (this) {
            case UPLOADED -> EnumSet.of(PROCESSING, FAILED);
            case PROCESSING -> EnumSet.of(PROCESSED, FAILED);
            case PROCESSED -> EnumSet.noneOf(VideoStatus.class);
            case FAILED -> EnumSet.of(UPLOADED);
        };
    }

    /** The states from which this one may be reached, as the database spells them. */
    List<String> previous() {
        return Arrays.stream(values())
                .filter(status -> status.next().contains(this))
                .map(VideoStatus::text)
                .toList();
    }

    /** As clients and the database spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VideoStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
