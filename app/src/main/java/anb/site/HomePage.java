package anb.site;

import anb.ranking.Ranking;
import anb.videos.VideoId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first page shows.
 *
 * @param times when videos and votes are taken
 * @param done what they did who are no longer signed in
 */
record HomePage(
        Frame frame,
        List<Leader> top,
        List<Card> newest,
        @Nullable Closing closes,
        List<String> times,
        @Nullable String done) {

    /** The newest clip's, as a link to this page shows it; null where there is none. */
    @Nullable
    String picture() {
        return newest.isEmpty() ? null : newest.getFirst().shareImage();
    }

    /**
     * Who is in front.
     *
     * @param clip their most voted; null while none is public
     */
    record Leader(Ranking.Place place, @Nullable VideoId clip) {}

    /**
     * What ends next.
     *
     * @param what the key of its text
     * @param left until then; scripts count on from there
     */
    record Closing(String what, Instant at, Duration left) {

        /** In days, hours and minutes: as wide as what a script makes of it. */
        String countdown(Frame frame) {
            return frame.t("countdown", left.toDays(), left.toHoursPart(), left.toMinutesPart());
        }
    }
}
