package anb;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The operations of the document the application serves: a new one is tried by every test that goes through them. */
final class Operations {

    private Operations() {}

    /** A parameter, by where it is sent: {@code query}, {@code path} or {@code header}. */
    record Parameter(String in, String name) {}

    /** One of them; {@code fields} are those of its JSON body. */
    record Operation(String method, String path, List<Parameter> parameters, List<String> fields) {

        boolean has(String variable) {
            return path.contains("{" + variable + "}");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> of(int port) {
        var document = Http.to(port).get("/v3/api-docs").json();
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> member.getValue().has("responses"))
                        .map(member -> operation(
                                document,
                                member.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                member.getValue())))
                .toList();
    }

    private static Operation operation(JsonNode document, String method, String path, JsonNode shared, JsonNode own) {
        var parameters = Stream.of(shared, own)
                .flatMap(each -> each.path("parameters").valueStream())
                .map(each -> resolved(document, each))
                .map(each -> new Parameter(
                        each.path("in").asString(), each.path("name").asString()))
                .toList();
        var body = resolved(document, own.at("/requestBody/content/application~1json/schema"));
        return new Operation(
                method, path, parameters, List.copyOf(body.path("properties").propertyNames()));
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
