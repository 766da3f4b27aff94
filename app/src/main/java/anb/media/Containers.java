package anb.media;

import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;

/** Which kinds of file may take part. */
public enum Containers {
    /** What the API's form promises its clients. */
    MP4,
    /** Also QuickTime, as iPhones record it: the same boxes under another brand, and judged by its streams all the same. */
    MP4_AND_QUICKTIME;

    private static final String QUICKTIME = "MOV";

    boolean allow(Container found) {
        return found.mp4() || (this == MP4_AND_QUICKTIME && found.quickTime());
    }

    /** Of a file that is none of them: what it seems to be, and what it may be beside MP4. */
    Refused refused(Container found) {
        return this == MP4
                ? new Refused(ErrorCode.NOT_MP4, found.found())
                : new Refused(ErrorCode.NOT_MP4, found.found(), QUICKTIME);
    }
}
