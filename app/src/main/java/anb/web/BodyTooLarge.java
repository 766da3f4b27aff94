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
        return new Problem(ErrorCode.CONTENT_TOO_LARGE, most / 1024);
    }
}
