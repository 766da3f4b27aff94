package anb.docs;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The contract for programs. */
@RestController
class DocumentApi {

    private final ApiDocument document;

    DocumentApi(ApiDocument document) {
        this.document = document;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode document() {
        return document.json();
    }
}
