package anb.jobs;

/** How a run ended. */
public sealed interface Outcome {

    /** Finished. The effect runs in the transaction that settles the job, and only while the lease still holds (G3). */
    record Done(Runnable effect) implements Outcome {}

    /** Worth another attempt: a timeout, a full disk, the store away. */
    record Retry(String reason, String logTail) implements Outcome {}

    /** Will never succeed: the subject is at fault. The effect runs in the settling transaction. */
    record GiveUp(String reason, String logTail, Runnable effect) implements Outcome {}
}
