package anb.jobs;

/** Work of one lane never waits behind the other (G9). */
public enum Lane {
    /** Seconds of mostly input and output: posters, deletions. */
    LIGHT,
    /** Minutes of CPU: encodes. */
    HEAVY
}
