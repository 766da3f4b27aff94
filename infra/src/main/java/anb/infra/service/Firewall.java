package anb.infra.service;

import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** Rates before the balancer: what one address may ask for, and how often it may try to sign in. */
record Firewall(Construct scope, Settings settings) {

    private static final int SIGN_INS = 1500;

    void before(Balancer balancer) {
        var acl = CfnWebACL.Builder.create(scope, "Firewall")
                .name(settings.name())
                .scope("REGIONAL")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(seenAs(settings.named("firewall")))
                .rules(List.of(
                        rule(
                                "requests",
                                0,
                                rate(settings.site().requestsPerAddress()).build()),
                        rule(
                                "sign-ins",
                                1,
                                rate(SIGN_INS)
                                        .scopeDownStatement(under("/api/auth/"))
                                        .build())))
                .build();
        CfnWebACLAssociation.Builder.create(scope, "FirewallBeforeBalancer")
                .resourceArn(balancer.loadBalancer().getLoadBalancerArn())
                .webAclArn(acl.getAttrArn())
                .build();
    }

    private static CfnWebACL.RateBasedStatementProperty.Builder rate(int requests) {
        return CfnWebACL.RateBasedStatementProperty.builder()
                .aggregateKeyType("IP")
                .limit(requests)
                .evaluationWindowSec(300);
    }

    private static CfnWebACL.StatementProperty under(String path) {
        return CfnWebACL.StatementProperty.builder()
                .byteMatchStatement(CfnWebACL.ByteMatchStatementProperty.builder()
                        .fieldToMatch(CfnWebACL.FieldToMatchProperty.builder()
                                .uriPath(Map.of())
                                .build())
                        .positionalConstraint("STARTS_WITH")
                        .searchString(path)
                        .textTransformations(List.of(CfnWebACL.TextTransformationProperty.builder()
                                .priority(0)
                                .type("NORMALIZE_PATH")
                                .build()))
                        .build())
                .build();
    }

    private static CfnWebACL.RuleProperty rule(
            String name, int priority, CfnWebACL.RateBasedStatementProperty statement) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(statement)
                        .build())
                .visibilityConfig(seenAs(name))
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty seenAs(String metric) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .metricName(metric)
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .build();
    }
}
