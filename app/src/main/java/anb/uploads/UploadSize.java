package anb.uploads;

import anb.media.AdmissionSettings;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import org.springframework.stereotype.Component;

/** How large an upload may be, for the server that reads it; the limit itself is {@link AdmissionSettings#largestFile}. */
@Component
class UploadSize {

    /** What a multipart body holds beside the file: boundaries, headers, the title. */
    private static final long OVERHEAD = 1 << 20;

    private static final double MEGABYTE = 1 << 20;

    private final long file;

    UploadSize(AdmissionSettings settings) {
        file = settings.largestFile().toBytes();
    }

    /** Most bytes of the file. */
    long file() {
        return file;
    }

    /** Most bytes of the whole body. */
    long body() {
        return file + OVERHEAD;
    }

    /**
     * Judges an upload before its body is read.
     *
     * @param contentLength of the whole body, -1 when not announced
     * @throws Problem it cannot fit
     */
    void require(long contentLength) {
        if (contentLength > body()) {
            throw tooLarge("video_file", contentLength / MEGABYTE);
        }
    }

    /**
     * @param field as the client sent it, as far as it is known
     * @param megabytes what was sent; empty text when the server stopped reading before it knew
     */
    Problem tooLarge(String field, Object megabytes) {
        return Problem.ofField(ErrorCode.FILE_TOO_LARGE, field, megabytes, file / MEGABYTE);
    }
}
