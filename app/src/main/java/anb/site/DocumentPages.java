package anb.site;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The rules of the contest, and what becomes of people's data. */
@Controller
class DocumentPages {

    private final Pages pages;
    private final Documents documents;

    DocumentPages(Pages pages, Documents documents) {
        this.pages = pages;
        this.documents = documents;
    }

    /**
     * A document.
     *
     * @param html as {@link Markdown} made it
     */
    record DocumentPage(Frame frame, String title, String html) {}

    @GetMapping("/rules")
    ResponseEntity<byte[]> rules(Frame frame) {
        return show("rules", frame);
    }

    @GetMapping("/privacy")
    ResponseEntity<byte[]> privacy(Frame frame) {
        return show("privacy", frame);
    }

    private ResponseEntity<byte[]> show(String name, Frame frame) {
        var page = new DocumentPage(frame, frame.t("nav." + name), documents.html(name, frame.locale()));
        return pages.open("document", page, frame);
    }
}
