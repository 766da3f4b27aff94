package anb.site;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.media.AdmissionSettings;
import anb.media.Containers;
import anb.problem.Problem;
import anb.uploads.Reception;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Handing a clip in. With scripts it goes straight to the store, in parts that survive a broken line; the form it is made
 * of works without.
 */
@Controller
class UploadPages {

    private final Pages pages;
    private final Reception reception;
    private final AdmissionSettings rules;
    private final Editions editions;
    private final InstantSource clock;

    UploadPages(Pages pages, Reception reception, AdmissionSettings rules, Editions editions, InstantSource clock) {
        this.pages = pages;
        this.reception = reception;
        this.rules = rules;
        this.editions = editions;
        this.clock = clock;
    }

    @GetMapping("/upload")
    ResponseEntity<byte[]> show(Frame frame) {
        return pages.own("upload", page(frame, "", Mistakes.NONE), frame);
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> upload(Frame frame, AccountId player, MultipartHttpServletRequest form) throws IOException {
        try {
            var video = reception.accept(player, null, Containers.MP4_AND_QUICKTIME, form);
            return Redirects.to("/my/videos/" + video);
        } catch (Problem refused) {
            return pages.own(
                    HttpStatus.valueOf(refused.code().status()),
                    "upload",
                    page(frame, title(form, refused), Mistakes.of(refused, frame)),
                    frame);
        }
    }

    private UploadPage page(Frame frame, String title, Mistakes mistakes) {
        var edition = editions.current();
        var closed = OpeningTimes.closed("upload.closed", edition.uploads(), edition.zone(), clock.instant(), frame);
        return new UploadPage(frame, closed, OpeningTimes.ofUploads(edition, frame), rules, title, mistakes);
    }

    /** Not asked for where nothing of the body was read: who was refused for what they are has nothing to correct. */
    private static String title(MultipartHttpServletRequest form, Problem refused) {
        return refused.fields().isEmpty() ? "" : Objects.requireNonNullElse(form.getParameter("title"), "");
    }
}
