package anb.media;

import anb.problem.ErrorCode;
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
}
