package anb.infra;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A policy as lines one can read: who may or may not do what, with what, and when. */
final class Policy {

    private Policy() {}

    /** {@code Allow logging.s3.amazonaws.com s3:PutObject <Logs>/clips/* if StringEquals aws:SourceAccount <AWS::AccountId>}. */
    static List<String> lines(JsonNode document) {
        return document.get("Statement").valueStream().map(Policy::line).toList();
    }

    private static String line(JsonNode statement) {
        return "%s %s %s %s%s"
                .formatted(
                        statement.get("Effect").asString(),
                        who(statement.get("Principal")),
                        some(statement.get("Action")),
                        some(statement.get("Resource")),
                        conditions(statement.path("Condition")));
    }

    /** Whatever kind of principal it is. */
    private static String who(JsonNode principal) {
        return principal.isString()
                ? principal.asString()
                : principal.valueStream().map(Policy::some).collect(Collectors.joining(","));
    }

    private static String some(JsonNode node) {
        var each = node.isArray() ? node.valueStream() : Stream.of(node);
        return each.map(FirstBoots::plain).sorted().collect(Collectors.joining(","));
    }

    static String conditions(JsonNode condition) {
        return condition
                .propertyStream()
                .flatMap(operator -> operator.getValue()
                        .propertyStream()
                        .map(key -> " if %s %s %s".formatted(operator.getKey(), key.getKey(), some(key.getValue()))))
                .sorted()
                .collect(Collectors.joining());
    }
}
