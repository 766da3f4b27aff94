package anb.infra;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What security groups let in and out, as lines one can read: {@code Web <- Balancer 80}. */
final class Doors {

    private static final String GROUP = "AWS::EC2::SecurityGroup";

    private Doors() {}

    static List<String> of(Template network) {
        var inGroups = network.all(GROUP).stream()
                .flatMap(
                        group -> group.at("/SecurityGroupIngress").valueStream().map(rule -> line(group.name(), rule)));
        var apart = network.all("AWS::EC2::SecurityGroupIngress").stream()
                .map(rule -> line(name(rule.at("/GroupId")), rule.at("")));
        return Stream.concat(inGroups, apart).toList();
    }

    /** Which groups may speak to these addresses, and on which port. */
    static List<String> outTo(Template network, String addresses) {
        return network.all(GROUP).stream()
                .flatMap(group -> group.at("/SecurityGroupEgress")
                        .valueStream()
                        .filter(rule -> rule.path("CidrIp").asString("").equals(addresses))
                        .map(rule -> group.name() + " " + ports(rule)))
                .toList();
    }

    private static String line(String group, JsonNode rule) {
        var from = rule.has("CidrIp") ? Resource.text(rule.get("CidrIp")) : name(rule.get("SourceSecurityGroupId"));
        return "%s <- %s %s".formatted(group, from, ports(rule));
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
