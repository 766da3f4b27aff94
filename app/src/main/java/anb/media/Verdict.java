package anb.media;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Duration;
import java.util.List;

/** Whether a file may take part. */
public sealed interface Verdict {

    record Accepted(MediaInfo info) implements Verdict {}

    /** Why not; the arguments are the found and the wanted value, for the error's text. */
    record Refused(ErrorCode code, List<Object> arguments) implements Verdict {

        public Refused(ErrorCode code, Object... arguments) {
            this(code, List.of(arguments));
        }
    }

    /**
     * Nobody can tell now: this host has too little time or memory for a look, or no turn for one.
     *
     * @param why for the log
     */
    record Undecided(String why) implements Verdict {

        private static final Duration A_WHILE = Duration.ofSeconds(30);

        /** For who waits for the verdict: to come again. */
        public Problem problem() {
            return Problem.later(ErrorCode.TOO_BUSY_TO_INSPECT, A_WHILE);
        }
    }
}
