package anb.docs;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract as people read it: every reference resolved, every field with its limits, an example of each body. Texts are
 * HTML already where they may hold {@code `code`}.
 */
public record ApiReference(String title, String description, List<Operation> operations, List<Schema> schemas) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * One request that can be made.
     *
     * @param name method and path
     */
    public record Operation(
            String name,
            String summary,
            String description,
            boolean needsToken,
            List<Field> parameters,
            List<Body> requests,
            List<Answer> answers) {}

    /**
     * A parameter, or a field of a body.
     *
     * @param place where it goes: {@code path}, {@code query}, {@code header}, {@code body}
     * @param kind its type and its limits
     */
    public record Field(String name, String place, boolean required, String kind, String description) {}

    /** What is sent as one media type. */
    public record Body(String mediaType, List<Field> fields, String example) {}

    /** What may be answered; the example is empty where there is no body. */
    public record Answer(String status, String description, String example) {}

    /** What bodies are made of. */
    public record Schema(String name, String json) {}

    static ApiReference of(ApiDocument document) {
        return new Reader(document.json()).read(document);
    }

    private static String html(JsonNode text) {
        return CODE.matcher(htmlEscape(text.asString(""))).replaceAll("<code>$1</code>");
    }

    /** Reads one document. */
    private record Reader(ObjectNode root) {

        ApiReference read(ApiDocument document) {
            var operations = new ArrayList<Operation>();
            document.eachOperation((name, operation) -> operations.add(operation(name, operation)));
            return new ApiReference(
                    root.at("/info/title").asString(),
                    html(root.at("/info/description")),
                    operations,
                    root.at("/components/schemas").properties().stream()
                            .map(schema -> new Schema(
                                    schema.getKey(), schema.getValue().toPrettyString()))
                            .toList());
        }

        private Operation operation(String name, JsonNode operation) {
            var path = root.path("paths").path(name.substring(name.indexOf(' ') + 1));
            return new Operation(
                    name,
                    operation.path("summary").asString(),
                    html(operation.path("description")),
                    operation.has("security"),
                    Stream.of(path, operation)
                            .flatMap(owner -> elements(owner.path("parameters")))
                            .map(this::parameter)
                            .toList(),
                    resolved(operation.path("requestBody")).path("content").properties().stream()
                            .map(content -> body(content.getKey(), content.getValue()))
                            .toList(),
                    operation.path("responses").properties().stream()
                            .map(response -> answer(response.getKey(), resolved(response.getValue())))
                            .toList());
        }

        private Field parameter(JsonNode sent) {
            var parameter = resolved(sent);
            return new Field(
                    parameter.path("name").asString(),
                    parameter.path("in").asString(),
                    parameter.path("required").asBoolean(false),
                    kind(parameter.path("schema")),
                    html(parameter.path("description")));
        }

        private Body body(String mediaType, JsonNode content) {
            var schema = resolved(content.path("schema"));
            var required =
                    elements(schema.path("required")).map(JsonNode::asString).toList();
            var fields = schema.path("properties").properties().stream()
                    .map(field -> new Field(
                            field.getKey(),
                            "body",
                            required.contains(field.getKey()),
                            kind(field.getValue()),
                            html(resolved(field.getValue()).path("description"))))
                    .toList();
            return new Body(mediaType, fields, example(content));
        }

        private Answer answer(String status, JsonNode response) {
            var example = response.path("content").properties().stream()
                    .map(content -> example(content.getValue()))
                    .findFirst()
                    .orElse("");
            return new Answer(status, html(response.path("description")), example);
        }

        /** The first there is: its own, its schema's, or that of what its list holds. */
        private String example(JsonNode content) {
            var schema = resolved(content.path("schema"));
            var own = content.path("examples")
                    .valueStream()
                    .map(each -> resolved(each).path("value"));
            var element = resolved(schema.path("items")).path("examples").valueStream();
            return Stream.of(
                            own,
                            schema.path("examples").valueStream(),
                            element.<JsonNode>map(each -> root.arrayNode().add(each)))
                    .flatMap(examples -> examples)
                    .findFirst()
                    .map(each -> each.isString() ? each.asString() : each.toPrettyString())
                    .orElse("");
        }

        private String kind(JsonNode referred) {
            var schema = resolved(referred);
            var words = new ArrayList<String>();
            words.add(type(schema));
            add(words, "%s", schema.path("format"));
            add(words, "from %s", schema.path("minimum"));
            add(words, "to %s", schema.path("maximum"));
            add(words, "at least %s long", schema.path("minLength"));
            add(words, "at most %s long", schema.path("maxLength"));
            add(words, "%s if absent", schema.path("default"));
            if (schema.has("enum")) {
                words.add("one of "
                        + String.join(
                                ", ",
                                elements(schema.path("enum"))
                                        .map(JsonNode::asString)
                                        .toList()));
            }
            return String.join(", ", words);
        }

        private String type(JsonNode schema) {
            var type = schema.path("type");
            var named = type.isArray()
                    ? String.join(" or ", elements(type).map(JsonNode::asString).toList())
                    : type.asString("any");
            return named.equals("array") ? "list of " + type(resolved(schema.path("items"))) : named;
        }

        private static void add(List<String> words, String sentence, @Nullable JsonNode value) {
            if (value != null && !value.isMissingNode()) {
                words.add(sentence.formatted(value.asString()));
            }
        }

        private JsonNode resolved(JsonNode node) {
            var reference = node.path("$ref").asString("");
            return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
        }

        private static Stream<JsonNode> elements(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false);
        }
    }
}
