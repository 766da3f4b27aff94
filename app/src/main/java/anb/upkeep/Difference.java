package anb.upkeep;

import java.util.Locale;

/**
 * Two truths that do not agree.
 *
 * @param subject the id of a video or player, an object's key, or the city of a list
 */
public record Difference(Kind kind, String subject, String detail) implements Comparable<Difference> {

    /** What can differ, in the order in which it is mended: what is counted from something else comes behind it. */
    public enum Kind {
        /** A row speaks of an object the store has not. */
        OBJECT_MISSING,
        /** An original or a clip that has not as many bytes as its row says: cut off, or another. */
        OBJECT_SIZE_DIFFERS,
        /** An object no row speaks of: left by an upload or a run that did not end. */
        OBJECT_WITHOUT_ROW,
        /** A video that is not in an end state, and that no job will move on (G7). */
        VIDEO_IN_LIMBO,
        /** A live job whose video is gone. */
        JOB_WITHOUT_VIDEO,
        /** A live job for a video that has failed. */
        JOB_FOR_FAILED_VIDEO,
        /** A run whose lease ended over a minute ago, and that nobody took over (G4). */
        LEASE_EXPIRED,
        /** A ledger of events whose sum is not the number of votes. */
        EVENTS_DIFFER,
        /** A tally, with its events not folded yet, that is not the number of votes. */
        TALLY_DIFFERS,
        /** A player's score that is not the sum of the tallies of their listed videos. */
        SCORE_DIFFERS,
        /** A level of the ranking that has not the number of players who have so many votes. */
        LEVEL_DIFFERS,
        /** A list whose length is not the number of its videos. */
        LISTING_DIFFERS
    }

    @Override
    public int compareTo(Difference other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return "%-20s %s  %s".formatted(kind.name().toLowerCase(Locale.ROOT), subject, detail);
    }
}
