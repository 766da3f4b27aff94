package anb.jobs;

import java.util.Locale;

/** How a run ended, as {@code job_attempt.outcome} and the metrics spell it. */
enum Ending {
    DONE,
    /** The subject is at fault: no further attempt. */
    GAVE_UP,
    /** Failed; due again after a pause. */
    RETRY,
    /** Failed for the last time. */
    DEAD,
    /** Its lease ran out. */
    CRASHED,
    CANCELLED,
    /** The node drained; due at once, nothing counted against the job. */
    HANDED_BACK,
    /** Another run or a cancellation came first: nothing was written. */
    LOST;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
