package anb.infra.service;

import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** Rates before the balancer: what one address may ask for, and how often it may try to sign in. */
record Firewall(Construct scope, Settings settings) {

    private static final int SIGN_INS = 1500;

    /** Where passwords come in: the API's and the pages' forms. */
    private static final List<String> PASSWORDS = List.of("/api/auth/", "/signin", "/signup");

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
                                rate(SIGN_INS).scopeDownStatement(signIns()).build())))
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

    /** Looking at a form costs no hashing, sending it does. */
    private static CfnWebACL.StatementProperty signIns() {
        List<CfnWebACL.StatementProperty> paths =
                PASSWORDS.stream().map(Firewall::under).toList();
        var any = CfnWebACL.StatementProperty.builder()
                .orStatement(CfnWebACL.OrStatementProperty.builder()
                        .statements(paths)
                        .build())
                .build();
        var sent = text(method(), "EXACTLY", "POST", List.of("NONE"));
        return CfnWebACL.StatementProperty.builder()
                .andStatement(CfnWebACL.AndStatementProperty.builder()
                        .statements(List.of(sent, any))
                        .build())
                .build();
    }

    /** However it is written: the application reads {@code /api/%61uth} as well. */
    private static CfnWebACL.StatementProperty under(String path) {
        return text(uri(), "STARTS_WITH", path, List.of("URL_DECODE", "NORMALIZE_PATH"));
    }

    private static CfnWebACL.FieldToMatchProperty method() {
        return CfnWebACL.FieldToMatchProperty.builder().method(Map.of()).build();
    }

    private static CfnWebACL.FieldToMatchProperty uri() {
        return CfnWebACL.FieldToMatchProperty.builder().uriPath(Map.of()).build();
    }

    private static CfnWebACL.StatementProperty text(
            CfnWebACL.FieldToMatchProperty field, String where, String text, List<String> read) {
        return CfnWebACL.StatementProperty.builder()
                .byteMatchStatement(CfnWebACL.ByteMatchStatementProperty.builder()
                        .fieldToMatch(field)
                        .positionalConstraint(where)
                        .searchString(text)
                        .textTransformations(IntStream.range(0, read.size())
                                .mapToObj(order -> CfnWebACL.TextTransformationProperty.builder()
                                        .priority(order)
                                        .type(read.get(order))
                                        .build())
                                .toList())
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
