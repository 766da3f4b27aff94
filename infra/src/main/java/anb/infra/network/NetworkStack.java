package anb.infra.network;

import anb.infra.Finding;
import anb.infra.settings.Network;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Three kinds of subnets: the balancer's, the instances', the data's; and the walls between them. */
public final class NetworkStack extends Stack {

    private static final String BALANCER = "balancer";
    private static final String INSTANCES = "instances";
    private static final String DATA = "data";

    private final Settings settings;
    private final List<String> zones;
    private final Vpc vpc;
    private final Walls walls;

    public NetworkStack(Construct scope, Settings settings, StackProps properties) {
        super(scope, "Network", properties);
        this.settings = settings;
        zones = zones(settings.network());
        var gateway = settings.network().wayOut() == Network.WayOut.NAT;
        vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(Network.ADDRESSES))
                .availabilityZones(zones)
                .reservedAzs(settings.network().zonesToCome())
                .natGateways(gateway ? 1 : 0)
                .subnetConfiguration(List.of(
                        subnets(BALANCER, SubnetType.PUBLIC),
                        subnets(INSTANCES, gateway ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED),
                        subnets(DATA, SubnetType.PRIVATE_ISOLATED)))
                .build();
        walls = new Walls(this, vpc, settings);
        new WaysOut(vpc, settings).open(instances(), walls.endpoints());
        noteRefusals();
    }

    public Vpc vpc() {
        return vpc;
    }

    public Walls walls() {
        return walls;
    }

    /** Where the balancer is. */
    public SubnetSelection balancer() {
        return SubnetSelection.builder().subnetGroupName(BALANCER).build();
    }

    /** Where instances run. */
    public SubnetSelection instances() {
        return SubnetSelection.builder()
                .subnetGroupName(INSTANCES)
                .availabilityZones(zones.subList(0, settings.network().zones()))
                .build();
    }

    /** Where the data is: nothing leads out of here. */
    public SubnetSelection data() {
        return SubnetSelection.builder().subnetGroupName(DATA).build();
    }

    private static List<String> zones(Network network) {
        return network.zoneNames().isEmpty()
                ? IntStream.range(0, network.allZones())
                        .mapToObj(index -> Fn.select(index, Fn.getAzs()))
                        .toList()
                : network.zoneNames().stream()
                        .distinct()
                        .limit(network.allZones())
                        .toList();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        var configuration =
                SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(22);
        return type == SubnetType.PUBLIC
                ? configuration.mapPublicIpOnLaunch(false).build()
                : configuration.build();
    }

    /** What the walls refused, for whoever wonders who knocks. */
    private void noteRefusals() {
        var log = LogGroup.Builder.create(this, "Refusals")
                .logGroupName("/%s/network".formatted(settings.name()))
                .retention(Retention.days(settings.watching().logDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        vpc.addFlowLog(
                "Refusals",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(log))
                        .trafficType(FlowLogTrafficType.REJECT)
                        .build());
        Finding.accepted(
                walls.balancer(), "AwsSolutions-EC23", "The site is public: its balancer is what the world may reach.");
    }
}
