package anb;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds every answer the tests get against the document the application serves. */
final class Contract {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();
    private static final SchemaRegistry READER = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** By their place in a document: thousands of answers are held against some dozens of them. */
    private static final Map<JsonNode, Schema> SCHEMAS = Collections.synchronizedMap(new IdentityHashMap<>());

    private Contract() {}

    /** Fails when a documented operation answers what is not documented. Paths the document does not have are let be. */
    static void hold(HttpResponse<String> answer) {
        var request = answer.request();
        var document = DOCUMENTS.computeIfAbsent(request.uri().getAuthority(), Contract::document);
        var operation = operation(document, request);
        if (operation.isMissingNode()) {
            return;
        }
        var what = request.method() + " " + request.uri().getPath() + " " + answer.statusCode() + " " + answer.body();
        var response = operation.path("responses").path(String.valueOf(answer.statusCode()));
        assertThat(response.isObject()).as("documented status: %s", what).isTrue();
        if (!response.has("content")) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        var schema = response.path("content").path(type).path("schema");
        assertThat(schema.isObject()).as("documented type %s: %s", type, what).isTrue();
        assertThat(SCHEMAS.computeIfAbsent(schema, each -> read(each, document)).validate(JSON.readTree(answer.body())))
                .as(what)
                .isEmpty();
    }

    /** What it refers to goes with it. */
    private static Schema read(JsonNode schema, JsonNode document) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        return READER.getSchema(whole);
    }

    /** An exact path goes before one with a variable, as it does in the application. */
    private static JsonNode operation(JsonNode document, HttpRequest request) {
        var path = request.uri().getPath().replaceAll("(?<=.)/$", "");
        var paths = document.path("paths");
        var method = request.method().toLowerCase(Locale.ROOT);
        var exact = paths.path(path).path(method);
        return exact.isObject()
                ? exact
                : paths.propertyStream()
                        .filter(each -> path.matches(each.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                        .map(each -> each.getValue().path(method))
                        .filter(JsonNode::isObject)
                        .findFirst()
                        .orElse(JSON.missingNode());
    }

    private static JsonNode document(String authority) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + authority + "/v3/api-docs"))
                    .build();
            return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
