package anb.site;

import anb.ranking.Ranking;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first page shows. */
record HomePage(
        Frame frame,
        List<Ranking.Place> top,
        List<Card> newest,
        @Nullable Closing closes) {

    /**
     * What ends next.
     *
     * @param what the key of its text
     */
    record Closing(String what, Instant at) {}
}
