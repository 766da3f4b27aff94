package anb.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;

/** How a run ended. */
public sealed interface Outcome {

    /** Finished. The effect runs in the transaction that settles the job, and only while the lease still holds (G3). */
    record Done(Runnable effect) implements Outcome {}

    /** Worth another attempt: a timeout, a full disk, the store away. */
    record Retry(String reason, String logTail) implements Outcome {

        /** What an unexpected exception says, with its stack trace for the attempt's history. */
        public static Retry because(Throwable thrown) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return new Retry(thrown.toString(), trace.toString());
        }
    }

    /** Will never succeed: the subject is at fault. The effect runs in the settling transaction. */
    record GiveUp(String reason, String logTail, Runnable effect) implements Outcome {}
}
