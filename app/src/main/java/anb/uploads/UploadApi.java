package anb.uploads;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.Scratch;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Uploading by form: contract, operation 3. */
@RestController
class UploadApi {

    private final UploadGate gate;
    private final Submission submission;
    private final Videos videos;
    private final Scratch scratch;
    private final UploadSize size;

    UploadApi(UploadGate gate, Submission submission, Videos videos, Scratch scratch, UploadSize size) {
        this.gate = gate;
        this.submission = submission;
        this.videos = videos;
        this.scratch = scratch;
        this.size = size;
    }

    @PostMapping(
            path = "/api/videos/upload",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(
            AccountId player,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            MultipartHttpServletRequest request,
            Locale locale)
            throws IOException {
        return Uploaded.of(accept(player, key, request), locale);
    }

    private VideoId accept(AccountId player, @Nullable String key, MultipartHttpServletRequest request)
            throws IOException {
        Optional<VideoId> earlier = key == null ? Optional.empty() : videos.findByKey(player, checked(key));
        size.require(request.getContentLengthLong());
        if (earlier.isEmpty()) {
            gate.require(player);
        } else {
            gate.requireSeldom(player);
        }
        var form = UploadForm.of(request, size);
        try (var folder = scratch.open("upload")) {
            var file = folder.file("original");
            form.file().transferTo(file.toFile());
            if (earlier.isPresent()) {
                submission.requireSame(earlier.get(), form.title(), file);
                return earlier.get();
            }
            return submission.submit(player, form.title(), form.file().getName(), file, key);
        }
    }

    private static String checked(String key) {
        if (key.isEmpty() || key.length() > 255 || key.chars().anyMatch(c -> c < '!' || c > '~')) {
            throw new Problem(ErrorCode.IDEMPOTENCY_KEY_INVALID);
        }
        return key;
    }
}
