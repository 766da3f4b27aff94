package anb.processing;

import anb.accounts.AccountId;
import anb.problem.Texts;
import anb.processing.ReprocessingApi.Accepted;
import anb.videos.VideoId;
import anb.videos.VideoStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Another picture for a video, for organisers. */
@RestController
class RetakesApi {

    private static final Texts TEXTS = Texts.of("messages/videos");

    private final Retakes retakes;

    RetakesApi(Retakes retakes) {
        this.retakes = retakes;
    }

    /** @param second of the broadcast clip as it plays, bumpers included; null for one that is chosen */
    record Wish(@Nullable Object second) {}

    @PostMapping(path = "/api/admin/videos/{id}/poster", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted retake(
            AccountId organiser,
            @PathVariable VideoId id,
            @RequestBody(required = false) @Nullable Wish wish,
            Locale locale)
            throws IOException, InterruptedException {
        retakes.order(organiser, id, wish == null ? null : wish.second());
        return new Accepted(TEXTS.say("retaking", List.of(), locale), id.value(), VideoStatus.PROCESSED.text());
    }
}
