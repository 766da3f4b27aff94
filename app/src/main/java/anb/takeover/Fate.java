package anb.takeover;

/** What becomes of a row. */
public sealed interface Fate {

    /**
     * It comes, or would.
     *
     * @param withAccount whether its owner has none yet
     */
    record Comes(boolean withAccount) implements Fate {}

    /** It came before. */
    record There() implements Fate {}

    /** It cannot come, and why. */
    record Refused(String reason) implements Fate {}
}
