package anb.site;

import anb.editions.Edition;
import anb.editions.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an edition takes videos and votes, in words; not a word on what has neither beginning nor end. */
final class OpeningTimes {

    private OpeningTimes() {}

    static List<String> of(Edition edition, Frame frame) {
        return Stream.of(
                        said("times.uploads", edition.uploads(), edition.zone(), frame),
                        said("times.voting", edition.voting(), edition.zone(), frame))
                .flatMap(Optional::stream)
                .toList();
    }

    /** When clips are taken; null where they always are. */
    static @Nullable String ofUploads(Edition edition, Frame frame) {
        return said("times.uploads", edition.uploads(), edition.zone(), frame).orElse(null);
    }

    /** What {@code key} says of a window while it is closed; null while it is open. */
    static @Nullable String closed(String key, Window window, ZoneId zone, Instant now, Frame frame) {
        return window.contains(now) ? null : frame.t(key, window.closed(now, zone));
    }

    private static Optional<String> said(String key, Window window, ZoneId zone, Frame frame) {
        return window.from() == null && window.until() == null
                ? Optional.empty()
                : Optional.of(frame.t(key, moment(window.from(), zone), moment(window.until(), zone)));
    }

    private static Object moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : at.atZone(zone);
    }
}
