package anb.docs;

import anb.problem.ErrorCode;
import anb.problem.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml}, completed with what only the code knows: the catalogue of errors, their statuses and texts. */
@Component
class ApiDocument {

    private static final String ERRORS = "x-errors";
    private static final String ARGUMENTS = "x-error-arguments";

    private final ObjectNode document;

    ApiDocument(JsonMapper json) throws IOException {
        try (var in = new ClassPathResource("openapi.yaml").getInputStream()) {
            document = json.valueToTree(new Yaml().load(in));
        }
        var codes = ((ObjectNode) document.at("/components/schemas/ErrorCode")).putArray("enum");
        var examples = ((ObjectNode) document.path("components")).putObject("examples");
        var arguments = document.remove(ARGUMENTS);
        for (var code : ErrorCode.values()) {
            codes.add(code.code());
            addExample(examples, code, arguments.path(code.code()));
        }
        var common = document.remove(ERRORS);
        eachOperation((name, operation) -> addErrors(operation, common));
    }

    /** The document as it is served. Not to be changed. */
    ObjectNode json() {
        return document;
    }

    /** Every operation by its method and path, e.g. {@code GET /api/videos}, in the order of the document. */
    void eachOperation(BiConsumer<String, ObjectNode> use) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> member.getValue().has("responses"))
                        .forEach(member ->
                                use.accept(member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), (ObjectNode)
                                        member.getValue())));
    }

    /** What a caller who reads Spanish gets. */
    private static void addExample(ObjectNode examples, ErrorCode code, JsonNode arguments) {
        var wording = Wording.of(
                code,
                arguments
                        .valueStream()
                        .map(each -> each.isNumber() ? each.numberValue() : each.asString())
                        .toList(),
                Locale.of("es"));
        var problem = examples.putObject(code.code()).putObject("value");
        problem.put("type", "urn:anb:problem:" + code.code())
                .put("title", wording.title())
                .put("status", code.status())
                .put("detail", wording.message())
                .put("instance", "/api/…")
                .put("code", code.code())
                .put("message", wording.message())
                .put("error", code.code());
        wording.remedy().ifPresent(remedy -> problem.put("remedy", remedy));
    }

    private static void addErrors(ObjectNode operation, JsonNode common) {
        var byStatus = new TreeMap<Integer, ArrayList<String>>();
        for (var codes : new JsonNode[] {operation.remove(ERRORS), common}) {
            for (var code : codes) {
                var error = ErrorCode.of(code.asString());
                byStatus.computeIfAbsent(error.status(), status -> new ArrayList<>())
                        .add(error.code());
            }
        }
        var responses = (ObjectNode) operation.path("responses");
        byStatus.forEach((status, codes) -> addError(responses, status, codes));
    }

    /** Codes of one status share its response; a health check that fails has an answer of its own beside it. */
    private static void addError(ObjectNode responses, int status, Iterable<String> codes) {
        var response = responses.withObjectProperty(String.valueOf(status));
        var listed = String.join(", ", codes);
        response.put("description", (response.path("description").asString("") + " Codes: " + listed + ".").strip());
        var media = response.withObjectProperty("content").withObjectProperty("application/problem+json");
        media.withObjectProperty("schema").put("$ref", "#/components/schemas/Problem");
        var examples = media.putObject("examples");
        codes.forEach(code -> examples.putObject(code).put("$ref", "#/components/examples/" + code));
        headers(response, status);
    }

    private static void headers(ObjectNode response, int status) {
        if (status == 401) {
            header(response, "WWW-Authenticate", "Bearer");
        } else if (status == 429 || status == 503) {
            header(response, "Retry-After", "Seconds to wait.");
        }
    }

    private static void header(ObjectNode response, String name, String description) {
        var header = response.withObjectProperty("headers").withObjectProperty(name);
        header.put("description", description).withObjectProperty("schema").put("type", "string");
    }
}
