package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@WithNode
class BalancerTest {

    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";

    private final Template service = Installation.of("default").service();
    private final Resource balancer = service.only("AWS::ElasticLoadBalancingV2::LoadBalancer");
    private final Resource nodes = service.only("AWS::ElasticLoadBalancingV2::TargetGroup");

    @Test
    void itFacesTheInternetFromItsOwnSubnets() {
        assertThat(balancer.text("/Scheme")).isEqualTo("internet-facing");
        assertThat(balancer.texts("/Subnets")).hasSize(2).allMatch(subnet -> subnet.contains("balancerSubnet"));
        assertThat(balancer.text("/SecurityGroups")).contains("Balancer");
    }

    @Test
    void withoutACertificateItSpeaksHttp() {
        assertThat(service.only(LISTENER).text("/Port")).isEqualTo("80");
        assertThat(service.only(LISTENER).text("/DefaultActions/0/Type")).isEqualTo("forward");
    }

    @Test
    void withACertificateHttpOnlyRedirects() {
        var secured = Installation.withOptions().service();
        assertThat(secured.all(LISTENER)).hasSize(2);
        var http = listener(secured, "80");
        assertThat(http.text("/DefaultActions/0/Type")).isEqualTo("redirect");
        assertThat(http.at("/DefaultActions/0/RedirectConfig").propertyStream())
                .extracting(part -> part.getKey() + " " + part.getValue().asString())
                .containsExactlyInAnyOrder("Protocol HTTPS", "Port 443", "StatusCode HTTP_301");
        assertThat(http.text("/Protocol")).isEqualTo("HTTP");
        var https = listener(secured, "443");
        assertThat(https.text("/Protocol")).isEqualTo("HTTPS");
        assertThat(https.text("/DefaultActions/0/Type")).isEqualTo("forward");
        assertThat(https.text("/DefaultActions/0/TargetGroupArn")).contains("Nodes");
        assertThat(https.text("/Certificates/0/CertificateArn")).contains("certificate/abc");
        assertThat(https.text("/SslPolicy")).startsWith("ELBSecurityPolicy-TLS13");
        assertThat(Doors.of(Installation.withOptions().network())).contains("Balancer <- 0.0.0.0/0 443");
    }

    @Test
    void itSpeaksHttpToNginxOfEachInstance() {
        assertThat(nodes.text("/TargetType")).isEqualTo("instance");
        assertThat(nodes.text("/Protocol")).isEqualTo("HTTP");
        assertThat(nodes.at("/Port").asInt()).isEqualTo(80);
        // The port and protocol it sends to are those it asks.
        assertThat(nodes.at("/HealthCheckPort").isMissingNode()).isTrue();
        assertThat(nodes.at("/HealthCheckProtocol").isMissingNode()).isTrue();
        assertThat(service.only("AWS::AutoScaling::AutoScalingGroup", "WebGroup")
                        .texts("/TargetGroupARNs"))
                .hasSize(1)
                .allMatch(group -> group.contains("Nodes"));
    }

    @Test
    void itAsksForHealthEveryHalfMinute() {
        assertThat(nodes.text("/HealthCheckPath")).isEqualTo("/health");
        assertThat(nodes.at("/HealthCheckIntervalSeconds").asInt()).isEqualTo(30);
        assertThat(nodes.text("/Matcher/HttpCode")).isEqualTo("200");
        assertThat(nodes.at("/HealthCheckTimeoutSeconds").asInt()).isEqualTo(5);
        assertThat(nodes.at("/HealthyThresholdCount").asInt()).isEqualTo(2);
        assertThat(nodes.at("/UnhealthyThresholdCount").asInt()).isEqualTo(3);
    }

    @Test
    void nobodyIsTiedToANode() {
        assertThat(attribute(nodes, "TargetGroupAttributes", "stickiness.enabled"))
                .isEqualTo("false");
    }

    @Test
    void everyRequestIsLogged() {
        assertThat(attribute(balancer, "LoadBalancerAttributes", "access_logs.s3.enabled"))
                .isEqualTo("true");
        assertThat(attribute(balancer, "LoadBalancerAttributes", "access_logs.s3.bucket"))
                .contains("anb-data:ExportsOutputRefLogs");
        assertThat(attribute(balancer, "LoadBalancerAttributes", "access_logs.s3.prefix"))
                .isEqualTo("balancer");
    }

    @Test
    void anUploadHasTime() {
        assertThat(attribute(balancer, "LoadBalancerAttributes", "idle_timeout.timeout_seconds"))
                .isEqualTo("300");
        assertThat(attribute(nodes, "TargetGroupAttributes", "deregistration_delay.timeout_seconds"))
                .isEqualTo("300");
    }

    @Test
    void itIsNotDeletedByAccidentAndDropsIllFormedHeaders() {
        assertThat(attribute(balancer, "LoadBalancerAttributes", "deletion_protection.enabled"))
                .isEqualTo("true");
        assertThat(attribute(balancer, "LoadBalancerAttributes", "routing.http.drop_invalid_header_fields.enabled"))
                .isEqualTo("true");
    }

    private static Resource listener(Template service, String port) {
        return service.all(LISTENER).stream()
                .filter(listener -> listener.text("/Port").equals(port))
                .findFirst()
                .orElseThrow();
    }

    private static String attribute(Resource resource, String list, String key) {
        return resource.at("/" + list)
                .valueStream()
                .filter(attribute -> attribute.get("Key").asString().equals(key))
                .map(attribute -> Resource.text(attribute.get("Value")))
                .findFirst()
                .orElse("absent");
    }
}
