package anb.uploads;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Title;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The two fields of contract operation 3. */
record UploadForm(MultipartFile file, String title) {

    private static final List<String> FILE_FIELDS = List.of("video_file", "file", "video");

    private static final int MOST_NAMED = 5;

    /**
     * Reads the form; the first access makes the server read the whole body, to disk.
     *
     * @throws Problem a field is missing or not acceptable
     */
    static UploadForm of(MultipartHttpServletRequest request, UploadSize size) {
        return new UploadForm(file(request, size), Title.checked(request.getParameter("title")));
    }

    private static MultipartFile file(MultipartHttpServletRequest request, UploadSize size) {
        try {
            return FILE_FIELDS.stream()
                    .map(request::getFile)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> missing(request));
        } catch (MaxUploadSizeExceededException tooLarge) {
            throw refusal(tooLarge.getCause() instanceof IllegalStateException state ? state.getCause() : null, size);
        }
    }

    /** What came instead is named, as far as it is a few plain words. */
    private static Problem missing(MultipartHttpServletRequest request) {
        var came = Stream.concat(request.getParameterMap().keySet().stream(), request.getFileMap().keySet().stream())
                .map(Bounds::repeated)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        var wanted = FILE_FIELDS.getFirst();
        return Problem.ofField(ErrorCode.VIDEO_FILE_MISSING, wanted, came, wanted);
    }

    /** Not every limit is one of size: there are those on the number of parts and the length of their headers. */
    private static Problem refusal(@Nullable Throwable cause, UploadSize size) {
        return switch (cause) {
            case FileSizeLimitExceededException file -> size.tooLarge(sentAs(file.getFieldName()), "");
            case SizeLimitExceededException body -> size.tooLarge(FILE_FIELDS.getFirst(), "");
            case null, default -> new Problem(ErrorCode.MALFORMED_BODY);
        };
    }

    private static String sentAs(@Nullable String field) {
        return field != null && FILE_FIELDS.contains(field) ? field : FILE_FIELDS.getFirst();
    }
}
