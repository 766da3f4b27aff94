package anb.infra;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A resource of a template.
 *
 * @param id its name in the template
 * @param json all of it
 */
record Resource(String id, JsonNode json) {

    String type() {
        return json.get("Type").asString();
    }

    /** The name a construct was given, without what the CDK adds. */
    String name() {
        return id.replaceFirst("[0-9A-F]{8}$", "");
    }

    /** A property, by a JSON pointer. */
    JsonNode at(String pointer) {
        return json.at("/Properties" + pointer);
    }

    /** A property as text; JSON where it is made of several. */
    String text(String pointer) {
        return text(at(pointer));
    }

    List<String> texts(String pointer) {
        return at(pointer).valueStream().map(Resource::text).toList();
    }

    static String text(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean() ? node.asString() : node.toString();
    }
}
