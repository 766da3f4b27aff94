package anb.site;

import anb.docs.ApiReference;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The HTTP contract as a page, in English: who reads it writes programs. */
@Controller
class ApiPages {

    private final byte[] page;

    ApiPages(Pages pages, ApiReference reference) {
        page = pages.fill("api", reference);
    }

    @GetMapping("/api/docs")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok().contentType(Pages.HTML).body(page);
    }
}
