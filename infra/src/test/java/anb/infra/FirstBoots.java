package anb.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an instance is told when it is made. */
final class FirstBoots {

    private FirstBoots() {}

    /** The script; what only AWS knows stands in {@code <>}. */
    static String script(Installation installation, String tier) {
        var template = installation.service().only("AWS::EC2::LaunchTemplate", tier);
        return plain(template.at("/LaunchTemplateData/UserData/Fn::Base64"));
    }

    /** The settings it leaves in files. */
    static Map<String, String> of(Installation installation, String tier) {
        var settings = new LinkedHashMap<String, String>();
        script(installation, tier)
                .lines()
                .filter(line -> line.matches("[A-Z0-9_]+=.*"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static String plain(JsonNode node) {
        if (!node.has("Fn::Join")) {
            return node.asString("<>");
        }
        return node.at("/Fn::Join/1")
                .valueStream()
                .map(part -> part.isString() ? part.asString() : "<>")
                .collect(Collectors.joining());
    }
}
