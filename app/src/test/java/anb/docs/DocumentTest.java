package anb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.Input;
import anb.RealParts;
import anb.Routes;
import anb.Routes.Route;
import anb.problem.ErrorCode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document says what the application does. */
@RealParts
class DocumentTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

    @LocalServerPort
    int port;

    @Autowired
    ApiDocument document;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Test
    void everyOperationIsInTheDocumentAndNoOther() {
        var documented = new TreeSet<String>();
        document.eachOperation((name, operation) -> documented.add(name.replaceAll("\\{[^}]*}", "{}")));
        var mapped = api().map(route -> route.toString().replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(mapped);
    }

    /** By the names in queries, headers and JSON; a path may call its variable otherwise than its method does. */
    @Test
    void everyParameterAndFieldIsInTheDocumentAndNoOther() {
        var documented = new TreeSet<String>();
        document.eachOperation((name, operation) -> {
            var operationName = name.replaceAll("\\{[^}]*}", "{}") + " ";
            var shared = document.json().path("paths").path(name.replaceFirst(".* ", ""));
            Stream.of(shared, operation)
                    .flatMap(each -> each.path("parameters").valueStream())
                    .map(this::resolved)
                    .filter(parameter -> !parameter.path("in").asString().equals("path"))
                    .forEach(parameter -> documented.add(operationName
                            + parameter.path("in").asString() + " "
                            + parameter.path("name").asString()));
            resolved(operation.at("/requestBody/content/application~1json/schema"))
                    .path("properties")
                    .propertyNames()
                    .forEach(field -> documented.add(operationName + "field " + field));
        });

        assertThat(documented)
                .isEqualTo(api().flatMap(route -> Input.of(route).stream()
                                .filter(input -> !input.in().equals("path"))
                                .map(input -> route.toString().replaceAll("\\{[^}]*}", "{}") + " " + input))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Stream<Route> api() {
        return Routes.of(endpoints).stream()
                .filter(route -> route.isOfTheApi() && !route.path().equals("/api/docs"));
    }

    @Test
    void itIsOpenApiWithEveryErrorCodeAndNeedsNoToken() {
        var reply = Http.to(port).bearer("bad").get("/v3/api-docs");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("openapi")).startsWith("3.1");
        assertThat(reply.json()
                        .at("/components/schemas/ErrorCode/enum")
                        .valueStream()
                        .map(code -> code.asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @Test
    void everyOperationIsExplained() {
        document.eachOperation((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("description").asString("")).as(name).isNotBlank();
        });
    }

    @Test
    void everyBodyHasExamplesThatKeepItsOwnRules() {
        var examples = new TreeMap<String, Integer>();
        document.eachOperation((name, operation) -> {
            contents(operation.path("requestBody"))
                    .forEach((type, content) -> examples.put(name + " asked " + type, valid(content)));
            operation
                    .path("responses")
                    .propertyStream()
                    .forEach(response -> contents(response.getValue())
                            .forEach((type, content) ->
                                    examples.put(name + " " + response.getKey() + " " + type, valid(content))));
        });

        assertThat(examples)
                .hasSizeGreaterThan(100)
                .allSatisfy((body, count) -> assertThat(count).as(body).isPositive());
    }

    private static Map<String, JsonNode> contents(JsonNode body) {
        return body.path("content").propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many examples a body has, of its own, of its schema, or of what its list holds; each is held against its schema. */
    private int valid(JsonNode content) {
        var schema = resolved(content.path("schema"));
        var own = content.path("examples").valueStream().map(this::resolved).map(example -> example.path("value"));
        var ofElements = resolved(schema.path("items"));
        return all(schema, own.toList())
                + all(schema, schema.path("examples").valueStream().toList())
                + all(ofElements, ofElements.path("examples").valueStream().toList());
    }

    private int all(JsonNode schema, List<JsonNode> examples) {
        for (var example : examples) {
            var whole = (ObjectNode) schema.deepCopy();
            whole.set("components", document.json().path("components"));
            assertThat(SCHEMAS.getSchema(whole).validate(example))
                    .as(example.toString())
                    .isEmpty();
        }
        return examples.size();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.json().at(node.path("$ref").asString().substring(1))
                : node;
    }

    @Test
    void peopleReadItAsAPageWithoutAToken() {
        var reply = Http.to(port).bearer("bad").get("/api/docs/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.raw().body())
                .contains("POST /api/videos/upload", "already_voted", "<code>Link</code>")
                .doesNotContain("<script>", "<style");
    }

    @Test
    void thePageNamesEveryParameterAndFieldWithItsLimitsAndShowsExamples() {
        var page = Http.to(port)
                .with("Accept-Language", "en")
                .get("/api/docs")
                .raw()
                .body()
                .replaceAll("(?s)<pre>.*?</pre>", "");

        assertThat(page).doesNotContain("#/components/");
        assertThat(ApiReference.of(document).operations()).allSatisfy(operation -> {
            assertThat(page).contains(operation.name());
            assertThat(operation.parameters().stream().map(ApiReference.Field::name))
                    .as(operation.name())
                    .containsAll(PLACE.matcher(operation.name())
                            .results()
                            .map(place -> place.group(1))
                            .toList());
            assertThat(operation.requests())
                    .allSatisfy(body ->
                            assertThat(body.fields()).as(operation.name()).isNotEmpty());
        });
        assertThat(page)
                .contains("<code>city</code> <small>query, string, at most 100 long</small>")
                .contains("<code>limit</code> <small>query, integer, from 1, to 100, 20 if absent</small>")
                .contains(
                        "<code>password1</code> <small>string, at least 8 long, at most 128 long</small><small>, required</small>")
                .contains("<code>video_id</code> <small>path, string</small><small>, required</small>");
    }
}
