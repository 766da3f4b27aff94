package anb.web;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.io.IOException;

/** Ends the reading of a body that turns out larger than allowed. */
class BodyTooLarge extends IOException {

    private final long most;

    BodyTooLarge(long most) {
        super("more than " + most + " bytes");
        this.most = most;
    }

    Problem problem() {
        return new Problem(ErrorCode.CONTENT_TOO_LARGE, "", most / 1024);
    }

    /**
     * The same of a body that is not read at all.
     *
     * @param length in bytes, as announced; negative when it was not
     */
    static Problem unread(long length, long most) {
        return length < 0
                ? new BodyTooLarge(most).problem()
                : new Problem(ErrorCode.CONTENT_TOO_LARGE, kilobytes(length), most / 1024);
    }

    /** Rounded up, so that one byte too many does not read as the limit itself. */
    private static double kilobytes(long bytes) {
        return Math.ceil(bytes / 102.4) / 10;
    }
}
