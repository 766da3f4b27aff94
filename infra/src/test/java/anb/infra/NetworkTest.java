package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@WithNode
class NetworkTest {

    private static final String SUBNET = "AWS::EC2::Subnet";

    private final Template network = Installation.of("default").network();

    @Test
    void threeKindsOfSubnetsLieOverTwoZones() {
        assertThat(network.all(SUBNET))
                .extracting(Resource::name)
                .hasSize(6)
                .allMatch(name -> name.matches("Vpc(balancer|instances|data)Subnet[12]Subnet"));
        assertThat(network.all(SUBNET))
                .extracting(subnet -> subnet.text("/AvailabilityZone"))
                .containsOnly(zone(0), zone(1));
        assertThat(network.all(SUBNET))
                .allMatch(subnet -> !subnet.at("/MapPublicIpOnLaunch").asBoolean());
    }

    @Test
    void zonesMayBeNamed() {
        var named = Installation.of(
                "named-zones",
                "default",
                Map.of("network.zones", "1", "network.zone-names", "us-east-1d,us-east-1b,us-east-1c"));
        assertThat(named.network().all(SUBNET))
                .hasSize(6)
                .extracting(subnet -> subnet.text("/AvailabilityZone"))
                .containsOnly("us-east-1d", "us-east-1b");
        assertThat(named.service()
                        .only("AWS::AutoScaling::AutoScalingGroup", "WebGroup")
                        .texts("/VPCZoneIdentifier"))
                .hasSize(1)
                .allMatch(subnet -> subnet.contains("instancesSubnet1"));
    }

    @Test
    void onlyTheBalancersSubnetsReachTheInternet() {
        var routes = network.all("AWS::EC2::Route");
        assertThat(routes).hasSize(2).allMatch(route -> route.id().startsWith("VpcbalancerSubnet"));
        assertThat(network.all("AWS::EC2::NatGateway")).isEmpty();
    }

    @Test
    void withAGatewayTheInstancesGoOutThroughItAndTheDataDoesNot() {
        var small = Installation.of("small").network();
        assertThat(small.all("AWS::EC2::NatGateway")).hasSize(1);
        assertThat(small.all("AWS::EC2::Route"))
                .filteredOn(route -> route.json().toString().contains("NatGatewayId"))
                .allMatch(route -> route.id().startsWith("VpcinstancesSubnet"))
                .hasSize(2);
        assertThat(interfaces(small)).isEmpty();
    }

    @Test
    void s3IsReachedByAGatewayThatKnowsOnlyOurBucketsAndThePackages() {
        assertThat(endpoints(network, "Gateway")).hasSize(1);
        var gateway = endpoints(network, "Gateway").getFirst();
        assertThat(FirstBoots.plain(gateway.at("/ServiceName"))).isEqualTo("com.amazonaws.<AWS::Region>.s3");
        assertThat(Policy.lines(gateway.at("/PolicyDocument")))
                .containsExactly("Allow * s3:* arn:aws:s3:::al2023-repos-us-east-1-de612dc2"
                        + ",arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*"
                        + ",arn:aws:s3:::anb-video-storage-2025"
                        + ",arn:aws:s3:::anb-video-storage-2025-releases"
                        + ",arn:aws:s3:::anb-video-storage-2025-releases/*"
                        + ",arn:aws:s3:::anb-video-storage-2025/*");
    }

    @ParameterizedTest
    @MethodSource("anb.infra.Installation#presets")
    void onlyInstancesHaveARouteToS3(Installation installation) {
        var zones = installation.settings().network().zones();
        assertThat(endpoints(installation.network(), "Gateway")
                        .getFirst()
                        .at("/RouteTableIds")
                        .valueStream())
                .extracting(FirstBoots::plain)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, zones)
                        .mapToObj("<VpcinstancesSubnet%dRouteTable>"::formatted)
                        .toList());
    }

    @Test
    void whatInstancesCallHasAnEndpointAndNothingElseHas() {
        assertThat(interfaces(network))
                .extracting(endpoint -> endpoint.text("/ServiceName").replace("com.amazonaws.us-east-1.", ""))
                .containsExactlyInAnyOrder(
                        "secretsmanager", "ssm", "ssmmessages", "logs", "monitoring", "autoscaling", "cloudformation");
        assertThat(interfaces(network))
                .allMatch(endpoint -> endpoint.at("/PrivateDnsEnabled").asBoolean())
                .allMatch(endpoint -> endpoint.at("/SubnetIds").size() == 2)
                .allMatch(endpoint -> endpoint.text("/SecurityGroupIds").contains("Endpoints"));
    }

    @Test
    void eachWallAdmitsOnlyTheTierBefore() {
        assertThat(Doors.of(network))
                .containsExactlyInAnyOrder(
                        "Balancer <- 0.0.0.0/0 80",
                        "Web <- Balancer 80",
                        "Database <- Web 5432",
                        "Database <- Workers 5432",
                        "Redis <- Web 6379",
                        "Redis <- Workers 6379",
                        "Endpoints <- Web 443",
                        "Endpoints <- Workers 443");
    }

    @Test
    void eachTierSpeaksOnlyToTheTierBehindAndToTheWorldOverHttps() {
        assertThat(Doors.out(network))
                .containsExactlyInAnyOrder(
                        "Balancer -> Web 80",
                        "Web -> Database 5432",
                        "Web -> Redis 6379",
                        "Web -> 0.0.0.0/0 443",
                        "Workers -> Database 5432",
                        "Workers -> Redis 6379",
                        "Workers -> 0.0.0.0/0 443");
    }

    @Test
    void withRedisOnTheWorkerOnlyWebNodesReachIt() {
        assertThat(Doors.of(Installation.of("small").network()))
                .filteredOn(door -> door.endsWith("6379"))
                .containsExactly("Workers <- Web 6379");
        assertThat(Doors.out(Installation.of("small").network()))
                .filteredOn(door -> door.endsWith("6379"))
                .containsExactly("Web -> Workers 6379");
    }

    @Test
    void whatIsRefusedIsNoted() {
        assertThat(network.only("AWS::EC2::FlowLog").text("/TrafficType")).isEqualTo("REJECT");
        assertThat(network.only("AWS::Logs::LogGroup").at("/RetentionInDays").asInt())
                .isEqualTo(30);
    }

    private static String zone(int index) {
        return "{\"Fn::Select\":[%d,{\"Fn::GetAZs\":\"\"}]}".formatted(index);
    }

    private static List<Resource> interfaces(Template network) {
        return endpoints(network, "Interface");
    }

    private static List<Resource> endpoints(Template network, String type) {
        return network.all("AWS::EC2::VPCEndpoint").stream()
                .filter(endpoint -> endpoint.text("/VpcEndpointType").equals(type))
                .toList();
    }
}
