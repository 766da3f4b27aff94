package anb.infra.network;

import anb.infra.settings.Network;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** How instances reach AWS's services. */
record WaysOut(Vpc vpc, Settings settings) {

    /** What the units, scripts and agents on an instance call, by the name its construct gets. */
    private static final List<Service> CALLED = List.of(
            new Service("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER),
            new Service("Sessions", InterfaceVpcEndpointAwsService.SSM),
            new Service("SessionMessages", InterfaceVpcEndpointAwsService.SSM_MESSAGES),
            new Service("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS),
            new Service("Metrics", InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING),
            new Service("Scaling", InterfaceVpcEndpointAwsService.AUTOSCALING),
            new Service("Signals", InterfaceVpcEndpointAwsService.CLOUDFORMATION));

    private record Service(String name, InterfaceVpcEndpointAwsService service) {}

    void open(SubnetSelection from, SecurityGroup wall) {
        s3(from);
        if (settings.network().wayOut() == Network.WayOut.ENDPOINTS) {
            CALLED.forEach(called -> vpc.addInterfaceEndpoint(
                    called.name(),
                    InterfaceVpcEndpointOptions.builder()
                            .service(called.service())
                            .subnets(from)
                            .securityGroups(List.of(wall))
                            .open(false)
                            .build()));
        }
    }

    /**
     * For clips, releases and the packages of the distribution, which come from a bucket of Amazon Linux, and for instances
     * only: neither the balancer nor the data has anything to fetch there. Where one gets
     * to is bounded here, for whoever and whatever: who may do what is said by roles and buckets.
     */
    private void s3(SubnetSelection from) {
        var endpoint = vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .subnets(List.of(from))
                        .build());
        endpoint.addToPolicy(PolicyStatement.Builder.create()
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:*"))
                .resources(reachable())
                .build());
    }

    private List<String> reachable() {
        var bucket = settings.bucket();
        var packages = "al2023-repos-%s-de612dc2".formatted(settings.region());
        return Stream.of(bucket.name(), bucket.releases(), packages)
                .flatMap(name -> Stream.of("arn:aws:s3:::" + name, "arn:aws:s3:::" + name + "/*"))
                .toList();
    }
}
