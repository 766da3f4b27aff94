package anb.infra;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What security groups let in and out, as lines one can read: {@code Web <- Balancer 80}. */
final class Doors {

    private static final String GROUP = "AWS::EC2::SecurityGroup";

    /** The CDK's word for a group without a way out, as one without any rule would let out everything. */
    private static final String NOBODY = "255.255.255.255/32";

    private Doors() {}

    static List<String> of(Template network) {
        var inGroups = network.all(GROUP).stream()
                .flatMap(
                        group -> group.at("/SecurityGroupIngress").valueStream().map(rule -> line(group.name(), rule)));
        var apart = network.all("AWS::EC2::SecurityGroupIngress").stream()
                .map(rule -> line(name(rule.at("/GroupId")), rule.at("")));
        return Stream.concat(inGroups, apart).toList();
    }

    /** Whom groups may speak to: {@code Web -> Database 5432}. A group that lets out nothing has no line. */
    static List<String> out(Template network) {
        var inGroups = network.all(GROUP).stream()
                .flatMap(group -> group.at("/SecurityGroupEgress")
                        .valueStream()
                        .filter(rule -> !rule.path("CidrIp").asString("").equals(NOBODY))
                        .map(rule -> outwards(group.name(), rule)));
        var apart = network.all("AWS::EC2::SecurityGroupEgress").stream()
                .map(rule -> outwards(name(rule.at("/GroupId")), rule.at("")));
        return Stream.concat(inGroups, apart).toList();
    }

    private static String line(String group, JsonNode rule) {
        return "%s <- %s %s".formatted(group, other(rule, "SourceSecurityGroupId"), ports(rule));
    }

    private static String outwards(String group, JsonNode rule) {
        return "%s -> %s %s".formatted(group, other(rule, "DestinationSecurityGroupId"), ports(rule));
    }

    private static String other(JsonNode rule, String group) {
        return rule.has("CidrIp") ? Resource.text(rule.get("CidrIp")) : name(rule.get(group));
    }

    private static String ports(JsonNode rule) {
        var from = Resource.text(rule.path("FromPort"));
        var to = Resource.text(rule.path("ToPort"));
        return from.equals(to) ? from : from + "-" + to;
    }

    private static String name(JsonNode groupId) {
        return groupId.at("/Fn::GetAtt/0").asString().replaceFirst("[0-9A-F]{8}$", "");
    }
}
