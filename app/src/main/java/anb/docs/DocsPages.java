package anb.docs;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract: {@code /v3/api-docs} for programs, {@code /api/docs} for people, a page without any script. */
@RestController
class DocsPages {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>API · ANB Rising Stars Showcase</title><link rel="stylesheet" href="/landing.css"></head><body><main>
            """;

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final ApiDocument document;
    private final String page;

    DocsPages(ApiDocument document) {
        this.document = document;
        this.page = page(document);
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode document() {
        return document.json();
    }

    @GetMapping("/api/docs")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(page);
    }

    private static String page(ApiDocument document) {
        var json = document.json();
        var html = new StringBuilder(HEAD);
        html.append("<h1>").append(text(json.at("/info/title"))).append("</h1><p>");
        html.append(text(json.at("/info/description")));
        html.append("</p><p>As OpenAPI 3.1: <a href=\"/v3/api-docs\">/v3/api-docs</a></p>\n");
        document.eachOperation((name, operation) -> operation(html, name, operation));
        html.append("<h2>Schemas</h2>\n");
        json.at("/components/schemas")
                .properties()
                .forEach(schema -> html.append("<details id=\"")
                        .append(htmlEscape(schema.getKey()))
                        .append("\"><summary>")
                        .append(htmlEscape(schema.getKey()))
                        .append("</summary><pre>")
                        .append(htmlEscape(schema.getValue().toPrettyString()))
                        .append("</pre></details>\n"));
        return html.append("</main></body></html>\n").toString();
    }

    private static void operation(StringBuilder html, String name, ObjectNode operation) {
        html.append("<h2>").append(text(operation.path("summary"))).append("</h2><p><code>");
        html.append(htmlEscape(name)).append("</code>");
        html.append(operation.has("security") ? " · needs a token" : "").append("</p><p>");
        html.append(text(operation.path("description"))).append("</p><ul>\n");
        operation
                .path("parameters")
                .forEach(parameter -> html.append("<li>")
                        .append(text(parameter.path("name")))
                        .append(text(parameter.path("$ref")))
                        .append(": ")
                        .append(text(parameter.path("description")))
                        .append("</li>\n"));
        operation
                .path("responses")
                .properties()
                .forEach(response -> html.append("<li><strong>")
                        .append(htmlEscape(response.getKey()))
                        .append("</strong> ")
                        .append(text(response.getValue().path("description")))
                        .append("</li>\n"));
        html.append("</ul><details><summary>Details</summary><pre>");
        html.append(htmlEscape(operation.toPrettyString())).append("</pre></details>\n");
    }

    private static String text(JsonNode node) {
        return CODE.matcher(htmlEscape(node.asString(""))).replaceAll("<code>$1</code>");
    }
}
