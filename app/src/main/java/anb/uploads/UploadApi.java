package anb.uploads;

import anb.accounts.AccountId;
import anb.media.Containers;
import java.io.IOException;
import java.util.Locale;
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

    private final Reception reception;

    UploadApi(Reception reception) {
        this.reception = reception;
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
        return Uploaded.of(reception.accept(player, key, Containers.MP4, request), locale);
    }
}
