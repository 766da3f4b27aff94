package anb.processing;

import anb.accounts.AccountId;
import anb.problem.Texts;
import anb.videos.Video;
import anb.videos.VideoId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Second chances: for its owner a video that failed, for organisers any, and all that look outdated. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@ResponseStatus(HttpStatus.ACCEPTED)
class ReprocessingApi {

    private static final Texts TEXTS = Texts.of("messages/videos");

    private final Reprocessing reprocessing;

    ReprocessingApi(Reprocessing reprocessing) {
        this.reprocessing = reprocessing;
    }

    record Accepted(String message, UUID videoId, String status) {}

    @PostMapping("/videos/{id}/reprocess")
    Accepted reprocess(AccountId caller, @PathVariable VideoId id, Locale locale) {
        return accepted(reprocessing.byOwner(caller, id), locale);
    }

    @PostMapping("/admin/videos/{id}/reprocess")
    Accepted reprocess(@PathVariable VideoId id, Locale locale) {
        return accepted(reprocessing.byOrganiser(id), locale);
    }

    @PostMapping("/admin/videos/reprocess")
    Reprocessing.Outdated reprocessOutdated() throws IOException, InterruptedException {
        return reprocessing.outdated();
    }

    private static Accepted accepted(Video video, Locale locale) {
        return new Accepted(
                TEXTS.say("reprocessing", List.of(), locale),
                video.id().value(),
                video.status().text());
    }
}
