package anb.site;

import anb.docs.ApiReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The HTTP contract as a page. The contract itself is in English, as the document for programs is; what is around it in either language. */
@Controller
class ApiPages {

    private final Pages pages;
    private final ApiReference reference;

    ApiPages(Pages pages, ApiReference reference) {
        this.pages = pages;
        this.reference = reference;
    }

    /** The contract in its frame. */
    record ApiPage(Frame frame, ApiReference reference) {

        /** That of the contract, where it is not the page's. */
        @Nullable
        String language() {
            return frame.locale().getLanguage().equals("en") ? null : "en";
        }
    }

    @GetMapping("/api/docs")
    ResponseEntity<byte[]> page(Frame frame) {
        return pages.open("api", new ApiPage(frame, reference), frame);
    }
}
