package anb.infra.service;

import anb.infra.network.NetworkStack;
import anb.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationTargetGroupsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.IListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The load balancer. It asks {@code /health}, which depends on nothing that nodes share. */
public final class Balancer {

    /** Longer than an answer to an upload may take behind nginx; nginx keeps its connections longer still. */
    static final int IDLE_SECONDS = 300;

    /** What is under way when a node leaves has five minutes: 100 MB by a line of 3 Mbit/s. */
    private static final int LEAVING_SECONDS = 300;

    private final ApplicationLoadBalancer loadBalancer;
    private final ApplicationTargetGroup nodes;
    private final ApplicationListener listener;

    Balancer(Construct scope, Settings settings, NetworkStack network, IBucket logs) {
        loadBalancer = ApplicationLoadBalancer.Builder.create(scope, "Balancer")
                .loadBalancerName(settings.name())
                .vpc(network.vpc())
                .vpcSubnets(network.balancer())
                .internetFacing(true)
                .securityGroup(network.walls().balancer())
                .idleTimeout(Duration.seconds(IDLE_SECONDS))
                .dropInvalidHeaderFields(true)
                .deletionProtection(true)
                .build();
        loadBalancer.logAccessLogs(logs, "balancer");
        nodes = nodes(scope, settings, network);
        listener = listener(settings);
        listener.addTargetGroups(
                "Nodes",
                AddApplicationTargetGroupsProps.builder()
                        .targetGroups(List.of(nodes))
                        .build());
        CfnOutput.Builder.create(scope, "Address")
                .value(loadBalancer.getLoadBalancerDnsName())
                .build();
    }

    public ApplicationLoadBalancer loadBalancer() {
        return loadBalancer;
    }

    public ApplicationTargetGroup nodes() {
        return nodes;
    }

    /** Not before it listens: a new instance is ready when it has been asked, and until then nobody asks. */
    void passTo(Tier web) {
        web.group().attachToApplicationTargetGroup(nodes);
        web.group().getNode().addDependency(listener);
    }

    private static ApplicationTargetGroup nodes(Construct scope, Settings settings, NetworkStack network) {
        return ApplicationTargetGroup.Builder.create(scope, "Nodes")
                .targetGroupName(settings.named("web"))
                .vpc(network.vpc())
                .targetType(TargetType.INSTANCE)
                .protocol(ApplicationProtocol.HTTP)
                .port(80)
                .deregistrationDelay(Duration.seconds(LEAVING_SECONDS))
                .healthCheck(HealthCheck.builder()
                        .path("/health")
                        .healthyHttpCodes("200")
                        .interval(Duration.seconds(30))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }

    private ApplicationListener listener(Settings settings) {
        var certificate = settings.site().certificate();
        if (certificate.isEmpty()) {
            return loadBalancer.addListener("Http", plain().build());
        }
        loadBalancer.addListener(
                "Http",
                plain().defaultAction(ListenerAction.redirect(RedirectOptions.builder()
                                .protocol("HTTPS")
                                .port("443")
                                .permanent(true)
                                .build()))
                        .build());
        List<IListenerCertificate> certificates = List.of(ListenerCertificate.fromArn(certificate.get()));
        return loadBalancer.addListener(
                "Https",
                BaseApplicationListenerProps.builder()
                        .protocol(ApplicationProtocol.HTTPS)
                        .port(443)
                        .open(false)
                        .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                        .certificates(certificates)
                        .build());
    }

    private static BaseApplicationListenerProps.Builder plain() {
        return BaseApplicationListenerProps.builder()
                .protocol(ApplicationProtocol.HTTP)
                .port(80)
                .open(false);
    }
}
