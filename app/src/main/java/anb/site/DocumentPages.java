package anb.site;

import anb.editions.Editions;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The rules of the contest, and what becomes of people's data. */
@Controller
class DocumentPages {

    private final Pages pages;
    private final Documents documents;
    private final Editions editions;

    DocumentPages(Pages pages, Documents documents, Editions editions) {
        this.pages = pages;
        this.documents = documents;
        this.editions = editions;
    }

    /**
     * A document.
     *
     * @param times when videos and votes are taken, where that belongs to it
     * @param html as {@link Markdown} made it
     */
    record DocumentPage(Frame frame, String title, List<String> times, String html) {}

    @GetMapping("/rules")
    ResponseEntity<byte[]> rules(Frame frame) {
        return show("rules", OpeningTimes.of(editions.current(), frame), frame);
    }

    @GetMapping("/privacy")
    ResponseEntity<byte[]> privacy(Frame frame) {
        return show("privacy", List.of(), frame);
    }

    private ResponseEntity<byte[]> show(String name, List<String> times, Frame frame) {
        var page = new DocumentPage(frame, frame.t("nav." + name), times, documents.html(name, frame.locale()));
        return pages.open("document", page, frame);
    }
}
