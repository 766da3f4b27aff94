package anb.videos;

import anb.accounts.AccountId;
import anb.problem.Texts;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What an owner does to a video: publish, withdraw, delete (contract operation 6 and its rules). */
@RestController
@RequestMapping(path = "/api/videos/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class VideosApi {

    private static final Texts TEXTS = Texts.of("messages/videos");

    private final Publication publication;
    private final Deletion deletion;

    VideosApi(Publication publication, Deletion deletion) {
        this.publication = publication;
        this.deletion = deletion;
    }

    record Published(String message, UUID videoId, boolean published) {}

    record Deleted(String message, UUID videoId) {}

    @RequestMapping(
            path = "/publish",
            method = {RequestMethod.POST, RequestMethod.PUT})
    Published publish(AccountId caller, @PathVariable VideoId id, Locale locale) {
        boolean published = publication.publish(caller, id);
        return new Published(TEXTS.say("published", List.of(), locale), id.value(), published);
    }

    @DeleteMapping("/publish")
    Published withdraw(AccountId caller, @PathVariable VideoId id, Locale locale) {
        publication.withdraw(caller, id);
        return new Published(TEXTS.say("withdrawn", List.of(), locale), id.value(), false);
    }

    @DeleteMapping
    Deleted delete(AccountId caller, @PathVariable VideoId id, Locale locale) {
        deletion.delete(caller, id);
        return new Deleted(TEXTS.say("deleted", List.of(), locale), id.value());
    }
}
