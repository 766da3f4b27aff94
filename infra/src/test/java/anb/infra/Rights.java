package anb.infra;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What somebody may do, as lines one can read: {@code s3:GetObject uploads/*}. */
final class Rights {

    private static final Pattern CONSTRUCT =
            Pattern.compile("(Clips|Releases|Tokens|RedisPassword|Signing|Database|Inside)");

    private Rights() {}

    /** @param owner the beginning of the policy's name */
    static List<String> of(Template template, String owner) {
        return template.all("AWS::IAM::Policy").stream()
                .filter(policy -> policy.id().startsWith(owner))
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .flatMap(Rights::lines)
                .toList();
    }

    private static Stream<String> lines(JsonNode statement) {
        return each(statement.get("Action"))
                .flatMap(action ->
                        each(statement.get("Resource")).map(resource -> action.asString() + " " + name(resource)));
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    /** What follows the bucket, or the construct that a reference is to, or the text itself. */
    private static String name(JsonNode resource) {
        if (resource.isString()) {
            return resource.asString();
        }
        if (resource.has("Fn::Join")) {
            var parts = resource.at("/Fn::Join/1");
            return parts.get(parts.size() - 1).asString().replaceFirst("^[:/]", "");
        }
        var construct = CONSTRUCT.matcher(resource.toString());
        return construct.find() ? construct.group() : resource.toString();
    }
}
