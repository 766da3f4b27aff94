package anb.upkeep;

/**
 * A difference and what became of it.
 *
 * @param remedy what repair would do or did, why it need not, or what a person must do
 */
public record Finding(Difference.Kind kind, String subject, String detail, Result result, String remedy) {

    /** What became of a difference. */
    public enum Result {
        /** Repair would mend it. */
        MENDABLE,
        /** Repair has mended it. */
        MENDED,
        /** It settles by itself. */
        LEFT,
        /** A person must do something. */
        BY_HAND,
        /** Repair tried, and it was not possible now. */
        FAILED
    }

    static Finding of(Difference difference, Result result, String remedy) {
        return new Finding(difference.kind(), difference.subject(), difference.detail(), result, remedy);
    }
}
