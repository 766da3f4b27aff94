package anb.uploads;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The two fields of contract operation 3. */
record UploadForm(MultipartFile file, String title) {

    private static final List<String> FILE_FIELDS = List.of("video_file", "file", "video");
    private static final int MAX_TITLE = 200;

    /**
     * Reads the form; the first access makes the server read the whole body, to disk.
     *
     * @throws Problem a field is missing or not acceptable
     */
    static UploadForm of(MultipartHttpServletRequest request, UploadSize size) {
        return new UploadForm(file(request, size), title(request.getParameter("title")));
    }

    private static MultipartFile file(MultipartHttpServletRequest request, UploadSize size) {
        try {
            return FILE_FIELDS.stream()
                    .map(request::getFile)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> Problem.ofField(ErrorCode.VIDEO_FILE_MISSING, "video_file"));
        } catch (MaxUploadSizeExceededException tooLarge) {
            throw tooLarge.getCause() instanceof IllegalStateException state && isOfSize(state.getCause())
                    ? size.tooLarge("")
                    : new Problem(ErrorCode.MALFORMED_BODY);
        }
    }

    /** Not a limit on the number of parts or the length of their headers. */
    private static boolean isOfSize(@Nullable Throwable cause) {
        return cause instanceof FileSizeLimitExceededException || cause instanceof SizeLimitExceededException;
    }

    private static String title(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            throw Problem.ofField(ErrorCode.TITLE_MISSING, "title");
        }
        String title = sent.strip();
        int length = title.codePointCount(0, title.length());
        if (length > MAX_TITLE) {
            throw Problem.ofField(ErrorCode.TITLE_TOO_LONG, "title", length, MAX_TITLE);
        }
        if (Bounds.rewritesItsLine(title)) {
            throw Problem.invalid(List.of(new FieldProblem("title", "invalid_characters")));
        }
        return title;
    }
}
