package anb.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What an instance is told when it is made. */
final class FirstBoots {

    /** What stands for a value that only AWS knows: {@code <Tokens>}, {@code <AWS::StackName>}. */
    private static final Pattern KNOWN_LATER = Pattern.compile("<([\\w:]+)>");

    private FirstBoots() {}

    /** The script; what only AWS knows stands in {@code <>} under its name in the template. */
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

    /** A file it leaves, such as {@code /etc/anb/instance.env}. */
    static String file(Installation installation, String tier, String path) {
        var begin = "cat >%s <<'FACTS'\n".formatted(path);
        var script = script(installation, tier);
        var text = script.substring(script.indexOf(begin) + begin.length());
        return text.substring(0, text.indexOf("FACTS\n"));
    }

    /** The same where names stand for what only AWS knows. */
    static String named(Installation installation, String tier, String path) {
        return named(file(installation, tier, path));
    }

    static String named(String text) {
        return KNOWN_LATER.matcher(text).replaceAll("$1");
    }

    /** A value of a template as text; what only AWS knows stands in {@code <>}. */
    static String plain(JsonNode node) {
        if (!node.has("Fn::Join")) {
            return text(node);
        }
        return node.at("/Fn::Join/1").valueStream().map(FirstBoots::text).collect(Collectors.joining());
    }

    private static String text(JsonNode part) {
        return part.isString() ? part.asString() : "<" + name(part) + ">";
    }

    /** Without what the CDK adds to the names of constructs: {@code anb-data:ExportsOutputRefTokens1180AAEACC5203D0}. */
    private static String name(JsonNode reference) {
        var told = Stream.of("/Ref", "/Fn::ImportValue", "/Fn::GetAtt/0")
                .map(reference::at)
                .filter(JsonNode::isString)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
        return told.asString("")
                .replaceFirst("^.*ExportsOutput(Ref|FnGetAtt)", "")
                .replaceAll("[0-9A-F]{8}", "");
    }
}
